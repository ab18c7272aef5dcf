package io.darkroom.e2e;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/** Pictures drawn in code. */
final class Pictures {
  private Pictures() {}

  /** A gradient with a disc, as PNG. */
  static byte[] png(int width, int height) {
    return encoded(width, height, "png");
  }

  /** The same as JPEG. */
  static byte[] jpeg(int width, int height) {
    return encoded(width, height, "jpeg");
  }

  /** A picture of one colour and one bit a pixel, as a small PNG: a bomb when it is large. */
  static byte[] pngOfNothing(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(0x89504E470D0A1A0AL);
      byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1).array();
      out.write(chunk("IHDR", header));
      ByteArrayOutputStream pixels = new ByteArrayOutputStream();
      try (DeflaterOutputStream deflater = new DeflaterOutputStream(pixels, new Deflater(9))) {
        byte[] row = new byte[1 + (width + 7) / 8];
        for (int y = 0; y < height; y++) {
          deflater.write(row);
        }
      }
      out.write(chunk("IDAT", pixels.toByteArray()));
      out.write(chunk("IEND", new byte[0]));
    }
    return bytes.toByteArray();
  }

  /** One chunk of a PNG. */
  static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }

  private static byte[] encoded(int width, int height, String format) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(width / 4, height / 4, width / 2, height / 2);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
