package io.darkroom.map.compose;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * What is drawn on: opaque, white at first; blue, green and red from 0 to 255, not rounded. One
 * thread.
 */
final class Page {
  private static final int COLOURS = 3;
  private static final float FULL = 255;

  private final int width;
  private final int height;
  private final float[] colours;

  Page(int width, int height) {
    this.width = width;
    this.height = height;
    colours = new float[Math.multiplyExact(Math.multiplyExact(width, height), COLOURS)];
    Arrays.fill(colours, FULL);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /**
   * Lays a row over what is there.
   *
   * @param row blue, green, red, alpha, from 0 to 255, the colours premultiplied
   * @param pixels how many of them
   */
  void over(float[] row, int pixels, double opacity, int x, int y) {
    float part = (float) opacity;
    int to = (y * width + x) * COLOURS;
    for (int from = 0; from < pixels * Raster.CHANNELS; from += Raster.CHANNELS) {
      float through = 1 - row[from + 3] * part / FULL;
      colours[to] = colours[to] * through + row[from] * part;
      colours[to + 1] = colours[to + 1] * through + row[from + 1] * part;
      colours[to + 2] = colours[to + 2] * through + row[from + 2] * part;
      to += COLOURS;
    }
  }

  /** Lays a drawing over what is there. */
  void over(BufferedImage drawing, int x, int y) {
    int across = drawing.getWidth();
    int[] argb = new int[across];
    float[] row = new float[across * Raster.CHANNELS];
    for (int j = 0; j < drawing.getHeight(); j++) {
      drawing.getRGB(0, j, across, 1, argb, 0, across);
      for (int i = 0; i < across; i++) {
        float alpha = argb[i] >>> 24;
        float part = alpha / FULL;
        row[i * Raster.CHANNELS] = (argb[i] & 0xff) * part;
        row[i * Raster.CHANNELS + 1] = ((argb[i] >> 8) & 0xff) * part;
        row[i * Raster.CHANNELS + 2] = ((argb[i] >> 16) & 0xff) * part;
        row[i * Raster.CHANNELS + 3] = alpha;
      }
      over(row, across, 1, x, y + j);
    }
  }

  /** Blue, green and red, rounded, row by row. */
  byte[] bytes() {
    byte[] bytes = new byte[colours.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.min(255, (int) (colours[i] + 0.5f));
    }
    return bytes;
  }
}
