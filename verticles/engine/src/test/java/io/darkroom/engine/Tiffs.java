package io.darkroom.engine;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** TIFFs, tag by tag; and as the JDK writes them. */
public final class Tiffs {
  public static final int WIDTH = 256;
  public static final int HEIGHT = 257;
  public static final int BITS = 258;
  public static final int COMPRESSION = 259;
  public static final int PHOTOMETRIC = 262;
  public static final int STRIP_OFFSETS = 273;
  public static final int ORIENTATION = 274;
  public static final int SAMPLES = 277;
  public static final int ROWS_PER_STRIP = 278;
  public static final int STRIP_BYTES = 279;
  public static final int EXTRA_SAMPLES = 338;

  private final boolean little;
  private final byte[] data;
  private final Map<Integer, long[]> tags = new TreeMap<>();

  private Tiffs(boolean little, byte[] data) {
    this.little = little;
    this.data = data;
  }

  /** One uncompressed strip of samples side by side, right behind the file's head. */
  public static Tiffs of(
      boolean little, int width, int height, int samples, int bits, byte[] data) {
    Tiffs tiff = new Tiffs(little, data);
    tiff.with(WIDTH, width).with(HEIGHT, height).with(COMPRESSION, 1).with(SAMPLES, samples);
    long[] each = new long[samples];
    Arrays.fill(each, bits);
    tiff.with(BITS, each).with(PHOTOMETRIC, samples < 3 ? 1 : 2);
    return tiff.with(STRIP_OFFSETS, 8).with(STRIP_BYTES, data.length).with(ROWS_PER_STRIP, height);
  }

  /** RGB of 8 bits, and straight alpha if the picture has any. */
  public static Tiffs of(BufferedImage image, boolean little) {
    boolean alpha = image.getColorModel().hasAlpha();
    int samples = alpha ? 4 : 3;
    ByteBuffer bytes = ByteBuffer.allocate(image.getWidth() * image.getHeight() * samples);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int argb = image.getRGB(x, y);
        bytes.put((byte) (argb >> 16)).put((byte) (argb >> 8)).put((byte) argb);
        if (alpha) {
          bytes.put((byte) (argb >> 24));
        }
      }
    }
    Tiffs tiff = of(little, image.getWidth(), image.getHeight(), samples, 8, bytes.array());
    return alpha ? tiff.with(EXTRA_SAMPLES, 2) : tiff;
  }

  /** Sets a tag; offsets and sizes as LONG, all else as SHORT. */
  public Tiffs with(int tag, long... values) {
    tags.put(tag, values);
    return this;
  }

  public Tiffs without(int tag) {
    tags.remove(tag);
    return this;
  }

  public byte[] file() {
    int directory = 8 + data.length + (data.length & 1);
    int extra = directory + 2 + 12 * tags.size() + 4;
    int room = tags.values().stream().mapToInt(values -> 4 * values.length).sum();
    ByteBuffer file =
        ByteBuffer.allocate(extra + room)
            .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    file.put(Pictures.ascii(little ? "II" : "MM")).putShort((short) 42).putInt(directory).put(data);
    file.position(directory);
    file.putShort((short) tags.size());
    int values = extra;
    for (Map.Entry<Integer, long[]> tag : tags.entrySet()) {
      long[] all = tag.getValue();
      boolean wide = wide(tag.getKey());
      file.putShort(tag.getKey().shortValue()).putShort((short) (wide ? 4 : 3)).putInt(all.length);
      int next = file.position() + 4;
      if (all.length * (wide ? 4 : 2) > 4) {
        file.putInt(values);
        file.position(values);
        values += all.length * (wide ? 4 : 2);
      }
      for (long value : all) {
        if (wide) {
          file.putInt((int) value);
        } else {
          file.putShort((short) value);
        }
      }
      file.position(next);
    }
    return file.array();
  }

  private static boolean wide(int tag) {
    boolean strips = tag >= STRIP_OFFSETS && tag <= STRIP_BYTES && tag != ORIENTATION;
    return tag <= HEIGHT || (strips && tag != SAMPLES) || (tag >= 322 && tag <= 325);
  }

  /** As the JDK writes it, in one of its compressions: LZW, Deflate, PackBits, JPEG, ... */
  public static byte[] jdk(BufferedImage image, String compression) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionType(compression);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
