package io.darkroom.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pixels to compute with. */
final class Rgb {
  static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final float[] samples;

  /** With red, green and blue of each pixel, row by row, 0 to 255. */
  Rgb(int width, int height, float[] samples) {
    this.width = width;
    this.height = height;
    this.samples = samples;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  float[] samples() {
    return samples;
  }

  static Rgb read(byte[] file) throws IOException {
    return of(ImageIO.read(new ByteArrayInputStream(file)));
  }

  static Rgb read(Path file) throws IOException {
    return read(Files.readAllBytes(file));
  }

  static Rgb of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    float[] samples = new float[width * height * CHANNELS];
    int[] row = new int[width];
    for (int y = 0, to = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int argb : row) {
        samples[to++] = argb >> 16 & 0xff;
        samples[to++] = argb >> 8 & 0xff;
        samples[to++] = argb & 0xff;
      }
    }
    return new Rgb(width, height, samples);
  }

  /** The luma Y' of ITU-R BT.601, full range. */
  double[] luma() {
    double[] luma = new double[width * height];
    for (int i = 0; i < luma.length; i++) {
      int at = i * CHANNELS;
      luma[i] = 0.299 * samples[at] + 0.587 * samples[at + 1] + 0.114 * samples[at + 2];
    }
    return luma;
  }
}
