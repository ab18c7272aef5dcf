package io.darkroom.engine.animation;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Animated files, put together frame by frame. */
public final class Animations {
  public static final int KEEP = 0;
  public static final int CLEAR = 1;
  public static final int RESTORE = 2;

  /** A frame: its picture (with alpha), place, delay, and what becomes of it. */
  public record Part(BufferedImage picture, int x, int y, int millis, int disposal, boolean over) {}

  private Animations() {}

  /** A frame of one colour, 0xAARRGGBB. */
  public static Part part(
      int argb, int x, int y, int width, int height, int disposal, boolean over) {
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < width * height; i++) {
      picture.setRGB(i % width, i / width, argb);
    }
    return new Part(picture, x, y, 200, disposal, over);
  }

  public static byte[] webp(int width, int height, int plays, List<Part> parts) {
    WebpContainer file =
        new WebpContainer().extended(WebpContainer.ANIMATED | WebpContainer.ALPHA, width, height);
    file.chunk("ANIM", little(0xffff, 0xffff, plays));
    for (Part part : parts) {
      byte[] still = DeveloperFixture.webp(part.picture, 101);
      byte[] chunks = Arrays.copyOfRange(still, 12, still.length);
      ByteArrayOutputStream frame = new ByteArrayOutputStream();
      WebpContainer.put(frame, part.x / 2, 3);
      WebpContainer.put(frame, part.y / 2, 3);
      WebpContainer.put(frame, part.picture.getWidth() - 1, 3);
      WebpContainer.put(frame, part.picture.getHeight() - 1, 3);
      WebpContainer.put(frame, part.millis, 3);
      frame.write((part.over ? 0 : 2) | (part.disposal == CLEAR ? 1 : 0));
      frame.writeBytes(chunks);
      file.chunk("ANMF", frame.toByteArray());
    }
    return file.file();
  }

  /** The still picture is the first frame, if {@code still} is null; else it is none. */
  public static byte[] png(
      int width, int height, int plays, BufferedImage still, List<Part> parts) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    byte[] first = Pictures.png(still == null ? parts.get(0).picture : still);
    file.writeBytes(Arrays.copyOf(first, 33));
    file.writeBytes(
        Pictures.chunk("acTL", ByteBuffer.allocate(8).putInt(parts.size()).putInt(plays).array()));
    int sequence = 0;
    if (still != null) {
      file.writeBytes(Pictures.chunk("IDAT", data(first)));
    }
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      ByteBuffer control = ByteBuffer.allocate(26).putInt(sequence++);
      control.putInt(part.picture.getWidth()).putInt(part.picture.getHeight());
      control.putInt(part.x).putInt(part.y).putShort((short) part.millis).putShort((short) 1000);
      control.put((byte) part.disposal).put((byte) (part.over ? 1 : 0));
      file.writeBytes(Pictures.chunk("fcTL", control.array()));
      byte[] data = data(Pictures.png(part.picture));
      if (i == 0 && still == null) {
        file.writeBytes(Pictures.chunk("IDAT", data));
      } else {
        byte[] number = ByteBuffer.allocate(4).putInt(sequence++).array();
        file.writeBytes(Pictures.chunk("fdAT", Pictures.join(number, data)));
      }
    }
    file.writeBytes(Pictures.chunk("IEND", new byte[0]));
    return file.toByteArray();
  }

  /** What stands in the IDAT chunks of a PNG. */
  private static byte[] data(byte[] png) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    ByteBuffer in = ByteBuffer.wrap(png);
    for (int at = 8; at < png.length; at += 12 + in.getInt(at)) {
      if (new String(png, at + 4, 4, StandardCharsets.US_ASCII).equals("IDAT")) {
        data.write(png, at + 8, in.getInt(at));
      }
    }
    return data.toByteArray();
  }

  /** Frames as the JDK encodes them, each with a table of its own; transparent where alpha is 0. */
  public static byte[] gif(int width, int height, int repeats, List<Part> parts) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(Pictures.ascii("GIF89a"));
    file.writeBytes(little(width, height));
    file.writeBytes(new byte[3]);
    if (repeats >= 0) {
      file.writeBytes(new byte[] {0x21, (byte) 0xff, 11});
      file.writeBytes(Pictures.ascii("NETSCAPE2.0"));
      file.writeBytes(new byte[] {3, 1, (byte) repeats, (byte) (repeats >> 8), 0});
    }
    for (Part part : parts) {
      byte[] single = Pictures.gif(indexed(part.picture));
      int at = 13 + ((single[10] & 0x80) == 0 ? 0 : 3 * (2 << (single[10] & 7)));
      byte[] table = Arrays.copyOfRange(single, 13, at);
      while (single[at] != 0x2c) {
        at += 2;
        while (single[at] != 0) {
          at += 1 + (single[at] & 0xff);
        }
        at++;
      }
      file.writeBytes(new byte[] {0x21, (byte) 0xf9, 4, (byte) ((part.disposal + 1) << 2 | 1)});
      file.writeBytes(little(part.millis / 10, 0));
      file.write(0x2c);
      file.writeBytes(little(part.x, part.y, part.picture.getWidth(), part.picture.getHeight()));
      file.write(0x80 | (single[10] & 7) | (single[at + 9] & 0x40));
      file.writeBytes(table);
      file.write(single, at + 10, single.length - at - 11);
    }
    file.write(0x3b);
    return file.toByteArray();
  }

  /** Index 0 is what is not seen; then the primary colours. */
  private static BufferedImage indexed(BufferedImage picture) {
    int[] colours = {0, 0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffff00, -1, 0xff000000, 0xff808080};
    IndexColorModel model = new IndexColorModel(3, 8, colours, 0, true, 0, 0);
    BufferedImage indexed =
        new BufferedImage(
            picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int argb = picture.getRGB(x, y);
        int index =
            argb >>> 24 == 0 ? 0 : Arrays.stream(colours).boxed().toList().lastIndexOf(argb);
        indexed.getRaster().setSample(x, y, 0, index);
      }
    }
    return indexed;
  }

  /** Numbers of two bytes. */
  private static byte[] little(int... values) {
    byte[] bytes = new byte[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[2 * i] = (byte) values[i];
      bytes[2 * i + 1] = (byte) (values[i] >> 8);
    }
    return bytes;
  }
}
