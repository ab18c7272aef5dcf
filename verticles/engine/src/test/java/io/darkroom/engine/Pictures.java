package io.darkroom.engine;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures drawn in code, and the files made of them. */
public final class Pictures {
  public static final Color TOP_LEFT = Color.RED;
  public static final Color TOP_RIGHT = Color.GREEN;
  public static final Color BOTTOM_LEFT = Color.BLUE;
  public static final Color BOTTOM_RIGHT = Color.YELLOW;

  private Pictures() {}

  /** Four quarters of different colours: shows at a glance how it was turned and cropped. */
  public static BufferedImage quarters(int width, int height) {
    return quarters(width, height, BufferedImage.TYPE_INT_RGB);
  }

  public static BufferedImage quarters(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(TOP_LEFT);
    graphics.fillRect(0, 0, width / 2, height / 2);
    graphics.setColor(TOP_RIGHT);
    graphics.fillRect(width / 2, 0, width, height / 2);
    graphics.setColor(BOTTOM_LEFT);
    graphics.fillRect(0, height / 2, width / 2, height);
    graphics.setColor(BOTTOM_RIGHT);
    graphics.fillRect(width / 2, height / 2, width, height);
    graphics.dispose();
    return image;
  }

  public static byte[] jpeg(BufferedImage image) {
    return jpeg(image, false);
  }

  public static byte[] jpeg(BufferedImage image, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(0.95f);
    if (progressive) {
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
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

  public static byte[] png(BufferedImage image) {
    return file(image, "png");
  }

  public static byte[] gif(BufferedImage image) {
    return file(image, "gif");
  }

  public static byte[] bmp(BufferedImage image) {
    return file(image, "bmp");
  }

  private static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("no writer for " + format);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  public static BufferedImage read(byte[] file) {
    try {
      return ImageIO.read(new ByteArrayInputStream(file));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** An EXIF block with an orientation, a maker's name, and a position. */
  public static byte[] exif(int orientation, boolean little, String secret) {
    byte[] text = secret.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff =
        ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + text.length)
            .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    tiff.put((little ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
    tiff.putShort((short) 42).putInt(8).putShort((short) 2);
    tiff.putShort((short) 0x010f).putShort((short) 2).putInt(text.length).putInt(38);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0);
    tiff.putInt(0).put(text);
    return tiff.array();
  }

  public static byte[] jpegWithExif(byte[] jpeg, byte[] exif) {
    return jpegWithSegment(jpeg, 0xe1, join("Exif\0\0".getBytes(StandardCharsets.US_ASCII), exif));
  }

  /** The segment goes directly behind SOI. */
  public static byte[] jpegWithSegment(byte[] jpeg, int marker, byte[] content) {
    int length = content.length + 2;
    byte[] head = {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length};
    return join(Arrays.copyOf(jpeg, 2), head, content, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /** The chunk goes directly behind IHDR. */
  public static byte[] pngWithChunk(byte[] png, String type, byte[] content) {
    return join(
        Arrays.copyOf(png, 33), chunk(type, content), Arrays.copyOfRange(png, 33, png.length));
  }

  public static byte[] chunk(String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    return join(int32(content.length), name, content, int32((int) crc.getValue()));
  }

  /** A simple WebP (VP8 or VP8L) put into a VP8X container with an EXIF chunk. */
  public static byte[] webpWithExif(byte[] webp, int width, int height, byte[] exif) {
    byte[] chunks = Arrays.copyOfRange(webp, 12, webp.length);
    byte[] vp8x = {
      8,
      0,
      0,
      0,
      (byte) (width - 1),
      (byte) ((width - 1) >> 8),
      0,
      (byte) (height - 1),
      (byte) ((height - 1) >> 8),
      0
    };
    byte[] padding = new byte[exif.length & 1];
    return riff(
        join(
            ascii("VP8X"),
            little32(vp8x.length),
            vp8x,
            chunks,
            ascii("EXIF"),
            little32(exif.length),
            exif,
            padding));
  }

  public static byte[] riff(byte[] chunks) {
    return join(ascii("RIFF"), little32(chunks.length + 4), ascii("WEBP"), chunks);
  }

  /** A whole and valid PNG of one bit a pixel, all black: tiny, but for whoever decodes it. */
  public static byte[] blackPng(int width, int height) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(9);
    byte[] row = new byte[1 + (width + 7) / 8];
    byte[] buffer = new byte[1 << 16];
    for (int y = 0; y < height; y++) {
      deflater.setInput(row);
      while (!deflater.needsInput()) {
        data.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      data.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    byte[] ihdr = join(int32(width), int32(height), new byte[] {1, 0, 0, 0, 0});
    return join(
        new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
        chunk("IHDR", ihdr),
        chunk("IDAT", data.toByteArray()),
        chunk("IEND", new byte[0]));
  }

  /** Changes what a JPEG's frame header says of its size. */
  public static byte[] jpegClaiming(byte[] jpeg, int width, int height) {
    byte[] changed = jpeg.clone();
    for (int i = 2; i < changed.length - 9; i++) {
      int marker = changed[i + 1] & 0xff;
      if ((changed[i] & 0xff) == 0xff && (marker == 0xc0 || marker == 0xc2)) {
        changed[i + 5] = (byte) (height >> 8);
        changed[i + 6] = (byte) height;
        changed[i + 7] = (byte) (width >> 8);
        changed[i + 8] = (byte) width;
        return changed;
      }
    }
    throw new IllegalArgumentException("no frame header");
  }

  public static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] int32(int value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static byte[] little32(int value) {
    return int32(Integer.reverseBytes(value));
  }
}
