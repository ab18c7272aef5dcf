package io.darkroom.avatar.raster;

import io.darkroom.avatar.texture.Srgb;

/**
 * Makes pixels of samples: the mean of their light, in sRGB.
 *
 * @param tone for each byte what takes its place in the end
 * @param premultiplied true to leave colours multiplied by alpha
 */
public record Resolve(Tones tone, boolean premultiplied) {
  /** What becomes of a byte of colour. */
  @FunctionalInterface
  public interface Tones {
    int of(int encoded);
  }

  /**
   * Resolves a band.
   *
   * @param side samples along a pixel's side
   * @param pixels of the whole picture
   * @param top the picture's row of pixels that is the band's first
   * @param width pixels in a row
   */
  void band(Samples samples, int side, int[] pixels, int top, int width) {
    float[] sum = new float[4];
    int bottom = samples.bottom() / side;
    for (int y = top; y < bottom; y++) {
      for (int x = 0; x < width; x++) {
        sum[0] = sum[1] = sum[2] = sum[3] = 0;
        for (int i = 0; i < side * side; i++) {
          samples.addTo(sum, samples.index(x * side + i % side, y * side + i / side));
        }
        pixels[y * width + x] = pixel(sum, side * side);
      }
    }
  }

  private int pixel(float[] sum, int count) {
    int alpha = (int) (sum[3] / count * 255 + 0.5f);
    if (alpha == 0) {
      return 0;
    }
    float divisor = premultiplied ? count : sum[3];
    return alpha << 24
        | colour(sum[0] / divisor) << 16
        | colour(sum[1] / divisor) << 8
        | colour(sum[2] / divisor);
  }

  private int colour(float light) {
    return tone.of(Srgb.encode(light));
  }
}
