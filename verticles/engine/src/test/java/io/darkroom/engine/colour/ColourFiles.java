package io.darkroom.engine.colour;

import static io.darkroom.engine.Pictures.ascii;
import static io.darkroom.engine.Pictures.join;

import io.darkroom.engine.Pictures;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Files with profiles, and pictures of many colours. */
public final class ColourFiles {
  private ColourFiles() {}

  /** A chart of 17 by 17 by 17 colours, as 64 rows. */
  public static BufferedImage chart(int type) {
    int width = 80;
    BufferedImage chart = new BufferedImage(width, 64, type);
    for (int i = 0; i < width * 64; i++) {
      int colour = Math.min(i, 17 * 17 * 17 - 1);
      int r = Math.min(255, colour % 17 * 16);
      int g = Math.min(255, colour / 17 % 17 * 16);
      int b = Math.min(255, colour / 289 * 16);
      chart.setRGB(i % width, i / width, 0xff000000 | r << 16 | g << 8 | b);
    }
    return chart;
  }

  /** The profile in as many segments as are asked for. */
  public static byte[] jpegWithProfile(byte[] jpeg, byte[] profile, int parts) {
    byte[] with = jpeg;
    int size = (profile.length + parts - 1) / parts;
    for (int part = parts; part > 0; part--) {
      byte[] content =
          Arrays.copyOfRange(
              profile,
              Math.min(profile.length, (part - 1) * size),
              Math.min(profile.length, part * size));
      byte[] number = {(byte) part, (byte) parts};
      with = Pictures.jpegWithSegment(with, 0xe2, join(ascii("ICC_PROFILE\0"), number, content));
    }
    return with;
  }

  public static byte[] pngWithProfile(byte[] png, byte[] profile) {
    return Pictures.pngWithChunk(png, "iCCP", join(ascii("name\0\0"), deflated(profile)));
  }

  /** Puts a simple WebP into a VP8X container with a profile. */
  public static byte[] webpWithProfile(byte[] webp, int width, int height, byte[] profile) {
    byte[] vp8x = {
      0x20, 0, 0, 0, (byte) (width - 1), (byte) ((width - 1) >> 8), 0, (byte) (height - 1), 0, 0
    };
    return Pictures.riff(
        join(
            riffChunk("VP8X", vp8x),
            riffChunk("ICCP", profile),
            Arrays.copyOfRange(webp, 12, webp.length)));
  }

  public static byte[] riffChunk(String type, byte[] content) {
    byte[] size = ByteBuffer.allocate(4).putInt(Integer.reverseBytes(content.length)).array();
    return join(ascii(type), size, content, new byte[content.length & 1]);
  }

  public static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] buffer = new byte[bytes.length + 100];
    int size = deflater.deflate(buffer);
    deflater.end();
    return Arrays.copyOf(buffer, size);
  }

  /** A JPEG of four components as they are, with no marker of Adobe's. */
  public static byte[] jpegOfFour(int width, int height, byte[] components) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    raster.setDataElements(0, 0, width, height, components);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), parameters);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Adobe's marker: 0 for components as they are, 2 for YCCK. */
  public static byte[] adobe(byte[] jpeg, int transform) {
    return Pictures.jpegWithSegment(
        jpeg, 0xee, join(ascii("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, (byte) transform}));
  }
}
