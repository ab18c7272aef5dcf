package io.darkroom.map.compose;

import io.darkroom.map.plan.Axis;
import java.util.Arrays;

/**
 * Lays a mosaic on a page: each pixel becomes the mean of what of the mosaic lies under it, by
 * area, premultiplied so that what is transparent has no colour to give. What lies beside the
 * mosaic is transparent. Where a pixel of the page is one of the mosaic, it is exactly that.
 */
final class Resampler {
  private final Raster mosaic;
  private final int pixels;
  private final int[] firsts;
  private final float[][] weights;
  private final float[] row;
  private int rowIs = -1;

  private Resampler(Raster mosaic, Axis across) {
    this.mosaic = mosaic;
    pixels = across.length();
    firsts = new int[pixels];
    weights = new float[pixels][];
    for (int i = 0; i < pixels; i++) {
      firsts[i] = (int) Math.floor(across.edge(i));
      weights[i] = weights(across.edge(i), across.edge(i + 1));
    }
    row = new float[pixels * Raster.CHANNELS];
  }

  /** Lays a mosaic on a page, the map's top left corner at a place. */
  static void lay(
      Raster mosaic, Axis across, Axis down, double opacity, Page page, int left, int top) {
    Resampler resampler = new Resampler(mosaic, across);
    float[] mean = new float[resampler.row.length];
    for (int j = 0; j < down.length(); j++) {
      Arrays.fill(mean, 0);
      int first = (int) Math.floor(down.edge(j));
      float[] parts = weights(down.edge(j), down.edge(j + 1));
      for (int k = 0; k < parts.length; k++) {
        resampler.add(first + k, parts[k], mean);
      }
      page.over(mean, resampler.pixels, opacity, left, top + j);
    }
  }

  /** Which part of a span each whole pixel in it has, from the one that it begins in. */
  private static float[] weights(double from, double to) {
    int first = (int) Math.floor(from);
    float[] parts = new float[Math.max(1, (int) Math.ceil(to) - first)];
    for (int k = 0; k < parts.length; k++) {
      double overlap = Math.min(to, first + k + 1) - Math.max(from, first + k);
      parts[k] = (float) (Math.max(0, overlap) / (to - from));
    }
    return parts;
  }

  private void add(int y, float part, float[] sum) {
    if (y < 0 || y >= mosaic.height() || part == 0) {
      return;
    }
    if (rowIs != y) {
      read(y);
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += row[i] * part;
    }
  }

  private void read(int y) {
    byte[] bytes = mosaic.bytes();
    int start = y * mosaic.width();
    for (int i = 0; i < pixels; i++) {
      float blue = 0;
      float green = 0;
      float red = 0;
      float alpha = 0;
      float[] parts = weights[i];
      for (int k = 0; k < parts.length; k++) {
        int x = firsts[i] + k;
        if (x < 0 || x >= mosaic.width()) {
          continue;
        }
        int at = (start + x) * Raster.CHANNELS;
        float weight = (bytes[at + 3] & 0xff) * parts[k];
        alpha += weight;
        float part = weight / 255;
        blue += (bytes[at] & 0xff) * part;
        green += (bytes[at + 1] & 0xff) * part;
        red += (bytes[at + 2] & 0xff) * part;
      }
      int to = i * Raster.CHANNELS;
      row[to] = blue;
      row[to + 1] = green;
      row[to + 2] = red;
      row[to + 3] = alpha;
    }
    rowIs = y;
  }
}
