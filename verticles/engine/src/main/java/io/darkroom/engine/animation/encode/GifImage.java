package io.darkroom.engine.animation.encode;

import io.darkroom.engine.pixels.Pixels;
import java.io.ByteArrayOutputStream;
import org.opencv.core.Core;
import org.opencv.core.Rect;

/** One image of a GIF, encoded but for its delay and what becomes of it. */
final class GifImage {
  private static final int ALPHA = 3;

  private final Rect place;
  private final byte[] palette; // RGB, as many as a power of two
  private final int transparent; // the index of what is not seen, -1 for none
  private final byte[] data;

  private GifImage(Rect place, byte[] palette, int transparent, byte[] data) {
    this.place = place;
    this.palette = palette;
    this.transparent = transparent;
    this.data = data;
  }

  /** True if any of it is not seen. */
  static boolean transparent(Pixels picture) {
    try (Pixels alpha =
        picture.memory().make(to -> Core.extractChannel(picture.mat(), to, ALPHA))) {
      return Core.minMaxLoc(alpha.mat()).minVal < GifWriter.OPAQUE;
    }
  }

  static GifImage of(Pixels picture, Rect place, boolean dither) {
    Samples samples = Samples.of(picture);
    Palette palette = Palette.of(samples);
    byte[] indices =
        dither && !palette.exact() ? Dither.indices(samples, palette) : palette.indices(samples);
    byte[] table = new byte[3 * palette.tableSize()];
    for (int i = 0; i < palette.size(); i++) {
      int colour = palette.colour(i);
      table[3 * i] = (byte) (colour >> 16);
      table[3 * i + 1] = (byte) (colour >> 8);
      table[3 * i + 2] = (byte) colour;
    }
    return new GifImage(
        place,
        table,
        palette.transparent(),
        LzwEncoder.encode(indices, Integer.numberOfTrailingZeros(palette.tableSize())));
  }

  void write(ByteArrayOutputStream out, int delay, int disposal) {
    out.writeBytes(new byte[] {0x21, (byte) 0xf9, 4});
    out.write(disposal << 2 | (transparent >= 0 ? 1 : 0));
    u16(out, delay);
    out.write(Math.max(0, transparent));
    out.write(0);
    out.write(0x2c);
    u16(out, place.x);
    u16(out, place.y);
    u16(out, place.width);
    u16(out, place.height);
    out.write(0x80 | (Integer.numberOfTrailingZeros(palette.length / 3) - 1));
    out.writeBytes(palette);
    out.writeBytes(data);
  }

  private static void u16(ByteArrayOutputStream out, int value) {
    out.write(value);
    out.write(value >> 8);
  }
}
