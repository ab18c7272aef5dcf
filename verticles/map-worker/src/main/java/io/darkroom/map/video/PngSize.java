package io.darkroom.map.video;

import io.vertx.core.buffer.Buffer;

/**
 * The size of a PNG, by its header.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record PngSize(int width, int height) {
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int HEADER = 0x49484452;
  private static final int LEAST = 24;

  /** Reads it; a size of 0x0 if it is no PNG. */
  public static PngSize of(Buffer png) {
    boolean is = png.length() >= LEAST && png.getLong(0) == SIGNATURE && png.getInt(12) == HEADER;
    return is ? new PngSize(png.getInt(16), png.getInt(20)) : new PngSize(0, 0);
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
