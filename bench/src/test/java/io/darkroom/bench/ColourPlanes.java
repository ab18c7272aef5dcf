package io.darkroom.bench;

import io.darkroom.superres.Bicubic;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A picture as three planes, red, green and blue, of whole levels from 0 to 255. */
final class ColourPlanes {
  /** Y of ITU-R BT.601 from 16 to 235, as the literature on super-resolution has it. */
  private static final double[] BRIGHTNESS = {65.481 / 255, 128.553 / 255, 24.966 / 255};

  private static final double BLACK = 16;

  private final double[][][] planes;

  private ColourPlanes(double[][][] planes) {
    this.planes = planes;
  }

  static ColourPlanes of(BufferedImage image) {
    int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    double[][][] planes = new double[BRIGHTNESS.length][image.getHeight()][image.getWidth()];
    for (int i = 0; i < argb.length; i++) {
      for (int colour = 0; colour < planes.length; colour++) {
        planes[colour][i / image.getWidth()][i % image.getWidth()] =
            (argb[i] >> (8 * (2 - colour))) & 0xff;
      }
    }
    return new ColourPlanes(planes);
  }

  static ColourPlanes read(byte[] file) throws IOException {
    return of(ImageIO.read(new ByteArrayInputStream(file)));
  }

  int width() {
    return planes[0][0].length;
  }

  int height() {
    return planes[0].length;
  }

  /** By Keys' kernel, stretched where it is made smaller, rounded to whole levels. */
  ColourPlanes resized(double scale) {
    return new ColourPlanes(
        Arrays.stream(planes)
            .map(plane -> Bicubic.resize(plane, scale))
            .toArray(double[][][]::new));
  }

  /** Brightness of all but a rim. */
  double[] brightness(int rim) {
    double[] found = new double[(width() - 2 * rim) * (height() - 2 * rim)];
    int i = 0;
    for (int y = rim; y < height() - rim; y++) {
      for (int x = rim; x < width() - rim; x++) {
        double sum = BLACK;
        for (int colour = 0; colour < BRIGHTNESS.length; colour++) {
          sum += BRIGHTNESS[colour] * planes[colour][y][x];
        }
        found[i++] = sum;
      }
    }
    return found;
  }

  /** How like another picture of the same size it is, without a rim. */
  Likeness likeness(ColourPlanes other, int rim) {
    return Likeness.of(
        brightness(rim), other.brightness(rim), width() - 2 * rim, height() - 2 * rim);
  }

  byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image(), "png", out);
    return out.toByteArray();
  }

  /** As a JPEG of that quality, its colours halved. */
  byte[] jpeg(int quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality / 100f);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(to);
      writer.write(null, new IIOImage(image(), null, null), parameters);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private BufferedImage image() {
    BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        image.setRGB(
            x, y, (int) planes[0][y][x] << 16 | (int) planes[1][y][x] << 8 | (int) planes[2][y][x]);
      }
    }
    return image;
  }
}
