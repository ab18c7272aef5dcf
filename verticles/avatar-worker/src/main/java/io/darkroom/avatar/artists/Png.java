package io.darkroom.avatar.artists;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads PNGs that nobody vouches for, and writes them anew. */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int HEADER = 24;
  private static final int WIDTH_AT = 16;
  private static final int HEIGHT_AT = 20;

  /** Longest side that is decoded = {@value}. */
  static final int MAX_SIDE = 4_096;

  private Png() {}

  /** True if it begins as a PNG of this size does. Nothing is decoded. */
  public static boolean is(Buffer file, int width, int height) {
    return begins(file) && file.getInt(WIDTH_AT) == width && file.getInt(HEIGHT_AT) == height;
  }

  /**
   * Decodes a PNG, its pixels only. Fails with {@code NOT_AN_IMAGE}, {@code IMAGE_TOO_MANY_PIXELS},
   * {@code IMAGE_CORRUPT}.
   *
   * @param name what it is called in complaints
   * @return 8 bits of red, green, blue, and alpha that is not multiplied in
   */
  public static BufferedImage decode(Buffer file, String name) {
    if (!begins(file)) {
      throw Failure.NOT_AN_IMAGE.with(name + " is no PNG.");
    }
    int width = file.getInt(WIDTH_AT);
    int height = file.getInt(HEIGHT_AT);
    if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
      throw Failure.IMAGE_TOO_MANY_PIXELS.with(
          name + " has a side of no or more than " + MAX_SIDE + " pixels by its header.");
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (ImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file.getBytes()))) {
      // Without metadata: texts and profiles in it are compressed, and may be bombs.
      reader.setInput(in, true, true);
      return straight(reader.read(0));
    } catch (IOException | RuntimeException error) {
      // The JDK's reader answers what is broken with exceptions of many kinds.
      throw Failure.IMAGE_CORRUPT.with(name + " cannot be decoded.", error);
    } finally {
      reader.dispose();
    }
  }

  /** Encodes a picture. */
  public static Buffer encode(BufferedImage image) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) { // there is nothing but memory
      throw DarkroomException.of(impossible);
    }
    return Buffer.buffer(out.toByteArray());
  }

  /** The picture as large as fits into a size, in the middle of what is transparent otherwise. */
  public static BufferedImage fitted(BufferedImage image, int width, int height) {
    double scale = Math.min((double) width / image.getWidth(), (double) height / image.getHeight());
    int w = Math.max(1, (int) Math.round(image.getWidth() * scale));
    int h = Math.max(1, (int) Math.round(image.getHeight() * scale));
    BufferedImage made = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = made.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(halved(image, w, h), (width - w) / 2, (height - h) / 2, w, h, null);
    graphics.dispose();
    return made;
  }

  /** Halves what is much too large: interpolation looks at few pixels. */
  private static BufferedImage halved(BufferedImage image, int width, int height) {
    BufferedImage now = image;
    while (now.getWidth() >= 2 * width && now.getHeight() >= 2 * height) {
      BufferedImage half =
          new BufferedImage(now.getWidth() / 2, now.getHeight() / 2, BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = half.createGraphics();
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(now, 0, 0, half.getWidth(), half.getHeight(), null);
      graphics.dispose();
      now = half;
    }
    return now;
  }

  private static boolean begins(Buffer file) {
    if (file.length() < HEADER) {
      return false;
    }
    for (int i = 0; i < SIGNATURE.length; i++) {
      if (file.getByte(i) != SIGNATURE[i]) {
        return false;
      }
    }
    return true;
  }

  private static BufferedImage straight(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_INT_ARGB) {
      return image;
    }
    BufferedImage made =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = made.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return made;
  }
}
