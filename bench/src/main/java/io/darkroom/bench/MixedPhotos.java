package io.darkroom.bench;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Images of mixed size and format, drawn in code: the same ones in every run. */
final class MixedPhotos {
  private static final long SEED = 20_240_229;
  private static final int SHAPES = 60;

  private MixedPhotos() {}

  /** So many, 200 to 1600 pixels wide: three JPEGs for every PNG. */
  static Photos draw(int count) throws IOException {
    Random random = new Random(SEED);
    List<byte[]> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      images.add(draw(random, i % 4 == 3 ? "png" : "jpeg"));
    }
    return new Photos(images);
  }

  private static byte[] draw(Random random, String format) throws IOException {
    int width = 200 + random.nextInt(1401);
    int height = 200 + random.nextInt(1001);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, colour(random), width, height, colour(random)));
    graphics.fillRect(0, 0, width, height);
    for (int i = 0; i < SHAPES; i++) {
      graphics.setColor(colour(random));
      int size = 1 + random.nextInt(width / 4);
      graphics.fillOval(random.nextInt(width), random.nextInt(height), size, size);
    }
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  private static Color colour(Random random) {
    return new Color(random.nextInt(0x1000000));
  }
}
