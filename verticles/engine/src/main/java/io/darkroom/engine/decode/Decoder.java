package io.darkroom.engine.decode;

import io.darkroom.contract.Failure;
import io.darkroom.engine.colour.Colour;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.SourceFormat;
import io.darkroom.engine.header.TiffHeader;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Alpha;
import io.darkroom.engine.turbo.TurboDecoder;
import io.darkroom.engine.turbo.TurboJpeg;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgcodecs.Imgcodecs;

/**
 * Decodes an image whose header was read, as it is stored: in 8 bits, or 16; grey, BGR, or BGRA
 * with straight alpha (grey with alpha, too); a CMYK JPEG's four inks, 0 for none. Turning it
 * upright is a step of its own, and so are its colours. Frames of animations, GIFs among them, are
 * drawn by {@code animation}.
 */
public final class Decoder {
  /**
   * Goes behind every JPEG: one that ends without it would be filled up with what happened to be in
   * memory, which may be another's picture. Behind a whole one it is ignored.
   */
  private static final byte[] END_OF_IMAGE = {(byte) 0xff, (byte) 0xd9};

  private static final byte[] NOTHING = {};

  private final NativeMemory memory;
  private final TurboDecoder turbo;
  private final boolean acceptTruncated;

  /**
   * A decoder.
   *
   * @param turbo decodes JPEGs, if there is one
   * @param acceptTruncated whether a JPEG is decoded of which a part is missing
   */
  public Decoder(NativeMemory memory, Optional<TurboJpeg> turbo, boolean acceptTruncated) {
    this.memory = memory;
    this.turbo = turbo.map(TurboJpeg::decoder).orElse(null);
    this.acceptTruncated = acceptTruncated;
  }

  /**
   * Fails with {@code IMAGE_CORRUPT}, or {@code IMAGE_TRUNCATED}. The buffer is read from 0 to its
   * limit.
   */
  public Pixels decode(ByteBuffer image, Header header, Colour colour, int reduction) {
    if (colour.inks() != null) {
      return InksDecoder.decode(image, header, colour.inks(), reduction, memory);
    }
    if (header.format() == SourceFormat.TIFF) {
      return tiff(TiffFile.asStored(image), header, colour);
    }
    return still(image, header, colour, reduction);
  }

  /** Its colours are divided by alpha where the decoder has multiplied them by it. */
  private Pixels tiff(ByteBuffer file, Header header, Colour colour) {
    Pixels decoded = still(file, header, colour, 1);
    if (!decoded.alpha() || !TiffHeader.multiplied(new Bytes(file))) {
      return decoded;
    }
    try (decoded) {
      return Alpha.straight(decoded);
    }
  }

  private Pixels still(ByteBuffer image, Header header, Colour colour, int reduction) {
    try (Pixels encoded = encoded(image, header.format())) {
      return decode(encoded, header, colour.grey(), reduction);
    }
  }

  private Pixels decode(Pixels encoded, Header header, boolean grey, int reduction) {
    if (turbo != null && header.format() == SourceFormat.JPEG) {
      int eighths = TurboDecoder.EIGHTHS / reduction;
      Pixels decoded = turbo.decode(encoded, header, grey, eighths, acceptTruncated);
      if (decoded != null) {
        return decoded;
      }
    }
    return memory.own(
        imdecode(encoded.mat(), flags(header, grey, reduction)),
        mat -> check(mat, header, reduction));
  }

  /** The file as OpenCV takes it: where it is if there is room behind it, else copied. */
  private Pixels encoded(ByteBuffer image, SourceFormat format) {
    byte[] end = format == SourceFormat.JPEG ? END_OF_IMAGE : NOTHING;
    int length = image.limit();
    if (image.isDirect() && image.capacity() >= length + end.length) {
      ByteBuffer room = image.duplicate().clear();
      room.put(length, end);
      return memory.lend(new Mat(1, length + end.length, CvType.CV_8UC1, room));
    }
    return memory.make(
        mat -> {
          mat.create(1, length + end.length, CvType.CV_8UC1);
          if (image.hasArray()) {
            mat.put(0, 0, image.array(), image.arrayOffset(), length);
          } else {
            byte[] bytes = new byte[length];
            image.get(0, bytes);
            mat.put(0, 0, bytes);
          }
          if (end.length > 0) {
            mat.put(0, length, end);
          }
        });
  }

  private static Mat imdecode(Mat encoded, int flags) {
    try {
      return Imgcodecs.imdecode(encoded, flags);
    } catch (CvException error) {
      throw Failure.IMAGE_CORRUPT.with("The image cannot be decoded; it is damaged.", error);
    }
  }

  private static int flags(Header header, boolean grey, int reduction) {
    if (header.alpha() || header.format() == SourceFormat.PNG) {
      return Imgcodecs.IMREAD_UNCHANGED; // whatever it has: alpha, 16 bits, or one channel
    }
    if (header.format() == SourceFormat.TIFF) {
      return Imgcodecs.IMREAD_ANYDEPTH | (grey ? 0 : Imgcodecs.IMREAD_COLOR);
    }
    int flags =
        switch (reduction) {
          case 8 -> grey ? Imgcodecs.IMREAD_REDUCED_GRAYSCALE_8 : Imgcodecs.IMREAD_REDUCED_COLOR_8;
          case 4 -> grey ? Imgcodecs.IMREAD_REDUCED_GRAYSCALE_4 : Imgcodecs.IMREAD_REDUCED_COLOR_4;
          case 2 -> grey ? Imgcodecs.IMREAD_REDUCED_GRAYSCALE_2 : Imgcodecs.IMREAD_REDUCED_COLOR_2;
          default -> grey ? Imgcodecs.IMREAD_GRAYSCALE : Imgcodecs.IMREAD_COLOR;
        };
    return flags | Imgcodecs.IMREAD_IGNORE_ORIENTATION;
  }

  /** A decoder that saw another size than we did would have passed our limits unseen. */
  private static void check(Mat mat, Header header, int reduction) {
    int width = (header.width() + reduction - 1) / reduction;
    int height = (header.height() + reduction - 1) / reduction;
    if (mat.cols() != width || mat.rows() != height) {
      throw Failure.IMAGE_CORRUPT.with(
          "The " + header.format().wire() + " cannot be decoded; it is damaged.");
    }
  }
}
