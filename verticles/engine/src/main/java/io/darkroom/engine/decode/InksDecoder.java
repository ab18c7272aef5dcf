package io.darkroom.engine.decode;

import io.darkroom.contract.Failure;
import io.darkroom.engine.colour.JpegInks;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * Decodes a JPEG's four inks with the JDK, since OpenCV mixes black into the others. They take four
 * bytes a pixel of the Java heap, in full size; what leaves it is reduced.
 */
final class InksDecoder {
  private static final int INKS = 4;

  private InksDecoder() {}

  /** Inks, 0 for none, in four channels. */
  static Pixels decode(
      ByteBuffer image, Header header, JpegInks inks, int reduction, NativeMemory memory) {
    Raster raster = raster(BareJpeg.of(image));
    if (raster.getWidth() != header.width()
        || raster.getHeight() != header.height()
        || raster.getNumBands() != INKS) {
      throw damaged(null);
    }
    return memory.make(mat -> fill(mat, raster, inks, reduction));
  }

  /** Every pixel the mean of as many by as many; fewer at the right and lower edge. */
  private static void fill(Mat mat, Raster raster, JpegInks inks, int reduction) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int columns = (width + reduction - 1) / reduction;
    mat.create((height + reduction - 1) / reduction, columns, CvType.CV_8UC4);
    for (int y = 0; y < mat.rows(); y++) {
      int rows = Math.min(reduction, height - y * reduction);
      byte[] values = new byte[rows * width * INKS];
      raster.getDataElements(0, y * reduction, width, rows, values);
      if (inks.ycck()) {
        fromLuminance(values);
      }
      mat.put(y, 0, means(values, width, rows, reduction, inks.inverted()));
    }
  }

  private static byte[] means(byte[] values, int width, int rows, int reduction, boolean inverted) {
    int columns = (width + reduction - 1) / reduction;
    byte[] means = new byte[columns * INKS];
    for (int i = 0; i < means.length; i++) {
      int left = i / INKS * reduction;
      int right = Math.min(width, left + reduction);
      int sum = 0;
      for (int row = 0; row < rows; row++) {
        for (int x = left; x < right; x++) {
          sum += values[(row * width + x) * INKS + i % INKS] & 0xff;
        }
      }
      int count = rows * (right - left);
      int mean = (sum + count / 2) / count;
      means[i] = (byte) (inverted ? 255 - mean : mean);
    }
    return means;
  }

  /** In place, the first three of four; ITU-T T.871 §7, and what is left of white by it. */
  private static void fromLuminance(byte[] values) {
    for (int i = 0; i < values.length; i += INKS) {
      int luminance = values[i] & 0xff;
      double blue = (values[i + 1] & 0xff) - 128;
      double red = (values[i + 2] & 0xff) - 128;
      values[i] = left(luminance + 1.402 * red);
      values[i + 1] = left(luminance - 0.344136 * blue - 0.714136 * red);
      values[i + 2] = left(luminance + 1.772 * blue);
    }
  }

  private static byte left(double light) {
    return (byte) (255 - Math.max(0, Math.min(255, Math.round(light))));
  }

  private static Raster raster(byte[] jpeg) {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, true, true);
      return reader.readRaster(0, null);
    } catch (IOException | RuntimeException error) {
      throw damaged(error);
    } finally {
      reader.dispose();
    }
  }

  private static RuntimeException damaged(Exception cause) {
    return Failure.IMAGE_CORRUPT.with("The CMYK JPEG cannot be decoded; it is damaged.", cause);
  }
}
