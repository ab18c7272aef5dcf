package io.darkroom.avatar.texture;

import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes PNG and JPEG by the JDK's own readers. The header is read first, and decides; what is
 * larger than {@value #WHOLE_SIDE} a side is read in steps, so that no picture takes more than some
 * 48 MB while it is decoded.
 */
public final class ImageDecoder {
  /** Longest side that is decoded whole = {@value}. */
  private static final int WHOLE_SIDE = 2 * Texture.LONGEST_SIDE;

  /** Longest side that is decoded = {@value}: a row must fit into memory several times. */
  private static final int LONGEST_SIDE = 8192;

  /** Most scans of a JPEG = {@value}: progressive encoders make about 10. */
  private static final int MOST_SCANS = 100;

  private final int maxPixels;
  private final Deadline deadline;

  /**
   * @param maxPixels most pixels of a picture, as its header says
   */
  public ImageDecoder(int maxPixels, Deadline deadline) {
    this.maxPixels = maxPixels;
    this.deadline = deadline;
  }

  /**
   * The texture in these bytes.
   *
   * @param name what it is called in complaints
   * @throws DarkroomException with one of the codes of images
   */
  public Texture decode(byte[] bytes, String name) {
    deadline.check();
    String format = format(bytes, name);
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      return Texels.of(read(reader, name));
    } catch (DarkroomException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The JDK's readers answer what is broken with exceptions of many kinds.
      throw Failure.IMAGE_CORRUPT.with(name + " is a " + format + " that cannot be decoded", e);
    } finally {
      reader.dispose();
    }
  }

  private BufferedImage read(ImageReader reader, String name) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    if (Math.max(width, height) > LONGEST_SIDE || (long) width * height > maxPixels) {
      throw Failure.IMAGE_TOO_MANY_PIXELS.with(
          name
              + " has "
              + width
              + "x"
              + height
              + " pixels; at most "
              + maxPixels
              + " are decoded, and "
              + LONGEST_SIDE
              + " a side");
    }
    ImageReadParam how = reader.getDefaultReadParam();
    int step = (Math.max(width, height) + WHOLE_SIDE - 1) / WHOLE_SIDE;
    how.setSourceSubsampling(step, step, 0, 0);
    reader.addIIOReadProgressListener(new DeadlineWatch(deadline));
    BufferedImage image = reader.read(0, how);
    deadline.check();
    return image;
  }

  private static String format(byte[] bytes, String name) {
    if (bytes.length == 0) {
      throw Failure.IMAGE_EMPTY.with(name + " has no bytes");
    }
    if (begins(bytes, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
      return "png";
    }
    if (begins(bytes, 0, 0xff, 0xd8, 0xff)) {
      int scans = scans(bytes);
      if (scans > MOST_SCANS) {
        throw Failure.IMAGE_TOO_MANY_SCANS.with(
            name + " is a JPEG of " + scans + " scans; at most " + MOST_SCANS + " are decoded");
      }
      return "jpeg";
    }
    if (begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P')) {
      throw Failure.FORMAT_NOT_ALLOWED.with(name + " is a WebP; PNG and JPEG are read");
    }
    if (begins(bytes, 1, 'K', 'T', 'X', ' ')) {
      throw Failure.FORMAT_NOT_ALLOWED.with(name + " is a KTX; PNG and JPEG are read");
    }
    throw Failure.NOT_AN_IMAGE.with(name + " is neither PNG nor JPEG");
  }

  private static int scans(byte[] bytes) {
    int scans = 0;
    for (int i = 1; i < bytes.length; i++) {
      if ((bytes[i] & 0xff) == 0xda && (bytes[i - 1] & 0xff) == 0xff) {
        scans++;
      }
    }
    return scans;
  }

  private static boolean begins(byte[] bytes, int at, int... with) {
    if (bytes.length < at + with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((bytes[at + i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }
}
