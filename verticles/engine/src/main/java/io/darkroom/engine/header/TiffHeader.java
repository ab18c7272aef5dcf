package io.darkroom.engine.header;

import static io.darkroom.engine.header.TiffDirectory.corrupt;

import io.darkroom.contract.Failure;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Reads a TIFF's first page (TIFF 6.0). The decoder behind it is old and trusting, so little is
 * taken: whole samples of 8 or 16 bits (and bilevel or palette pictures) side by side, in one of
 * four compressions, and every strip or tile within the file.
 */
public final class TiffHeader {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int STRIP_OFFSETS = 273;
  private static final int ORIENTATION = 274;
  private static final int SAMPLES = 277;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int PLANES = 284;
  private static final int PREDICTOR = 317;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_BYTES = 325;
  private static final int EXTRA_SAMPLES = 338;
  private static final int SAMPLE_FORMAT = 339;
  private static final int ICC = 34675;

  private static final int WHITE_IS_ZERO = 0;
  private static final int BLACK_IS_ZERO = 1;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int CMYK = 5;

  private static final int UNCOMPRESSED = 1;

  /** None, LZW, Deflate (two numbers), PackBits. */
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 5L, 8L, 32_946L, 32_773L);

  private static final int STRAIGHT_ALPHA = 2;
  private static final long ALL_ROWS = 0xffff_ffffL;

  /** A strip or tile may be larger than the picture, but not larger than this many pixels, too. */
  private static final long ROOM = 1 << 20;

  private static final int MAX_PARTS = 1 << 18;

  private TiffHeader() {}

  static Header read(Bytes bytes) {
    if (bytes.says(0, "II+") || bytes.says(0, "MM\0+")) {
      throw refused("is a BigTIFF");
    }
    TiffDirectory tags = TiffDirectory.read(bytes);
    long width = required(tags, WIDTH);
    long height = required(tags, HEIGHT);
    if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
      throw corrupt("says it is " + width + "x" + height);
    }
    long samples = tags.first(SAMPLES, 1L);
    checkSamples(tags, samples);
    if (width * height <= Integer.MAX_VALUE) { // more is refused whatever it consists of
      checkParts(bytes, tags, width, height);
    }
    long orientation = tags.first(ORIENTATION, ExifOrientation.UPRIGHT);
    return new Header(
        SourceFormat.TIFF,
        (int) width,
        (int) height,
        orientation >= 1 && orientation <= 8 ? (int) orientation : ExifOrientation.UPRIGHT,
        samples == 4 && tags.first(PHOTOMETRIC, 0L) == RGB,
        false,
        false,
        true);
  }

  /** Where the entry of the orientation stands in a TIFF that was read; -1 when it has none. */
  public static int orientationEntry(Bytes bytes) {
    return TiffDirectory.read(bytes).entry(ORIENTATION);
  }

  /** What the samples of a TIFF mean that was read. */
  public static TiffSamples samples(Bytes bytes) {
    TiffDirectory tags = TiffDirectory.read(bytes);
    long bits = tags.first(BITS, 1L);
    return new TiffSamples(
        tags.first(PHOTOMETRIC, 0L) == BLACK_IS_ZERO && bits >= 8,
        bits == 16,
        tags.has(ICC) ? tags.block(ICC) : ByteBuffer.allocate(0));
  }

  /**
   * True if what OpenCV decodes of a TIFF with alpha has its colours multiplied by it: libtiff does
   * that with 8 bits whatever the file says, and leaves 16 bits as they are.
   */
  public static boolean multiplied(Bytes bytes) {
    TiffDirectory tags = TiffDirectory.read(bytes);
    return tags.first(BITS, 1L) == 8 || tags.first(EXTRA_SAMPLES, 0L) != STRAIGHT_ALPHA;
  }

  private static void checkSamples(TiffDirectory tags, long samples) {
    long photometric = required(tags, PHOTOMETRIC);
    long bits = tags.first(BITS, 1L);
    for (int i = 1; i < Math.min(samples, tags.count(BITS)); i++) {
      if (tags.value(BITS, i) != bits) {
        throw refused("has samples of different sizes");
      }
    }
    for (int i = 0; i < Math.min(samples, tags.count(SAMPLE_FORMAT)); i++) {
      if (tags.value(SAMPLE_FORMAT, i) != 1) {
        throw refused("has samples that are no unsigned numbers");
      }
    }
    if (!taken((int) photometric, samples, bits)) {
      throw refused(
          "has " + samples + " samples of " + bits + " bits, and the colours " + photometric);
    }
    long compression = tags.first(COMPRESSION, UNCOMPRESSED);
    if (!COMPRESSIONS.contains(compression)) {
      throw refused("is compressed by the method " + compression);
    }
    long predictor = tags.first(PREDICTOR, 1L);
    if (predictor != 1 && (predictor != 2 || bits < 8)) {
      throw refused("uses the predictor " + predictor);
    }
    if (samples > 1 && tags.first(PLANES, 1L) != 1) {
      throw refused("has its samples in planes");
    }
  }

  private static boolean taken(int photometric, long samples, long bits) {
    return switch (photometric) {
      case WHITE_IS_ZERO -> samples == 1 && (bits == 1 || bits == 8);
      case BLACK_IS_ZERO -> samples == 1 && (bits == 1 || bits == 8 || bits == 16);
      case RGB -> (samples == 3 || samples == 4) && (bits == 8 || bits == 16);
      case PALETTE -> samples == 1 && (bits == 4 || bits == 8);
      case CMYK -> samples == 4 && bits == 8;
      default -> false;
    };
  }

  /** Every strip or tile lies within the file, and has all its bytes where that can be known. */
  private static void checkParts(Bytes bytes, TiffDirectory tags, long width, long height) {
    boolean tiled = tags.has(TILE_WIDTH) || tags.has(TILE_OFFSETS);
    long partWidth = tiled ? required(tags, TILE_WIDTH) : width;
    long partHeight = tiled ? required(tags, TILE_HEIGHT) : tags.first(ROWS_PER_STRIP, ALL_ROWS);
    if (!tiled && partHeight == ALL_ROWS) {
      partHeight = height;
    }
    if (partWidth < 1
        || partHeight < 1
        || partHeight > Integer.MAX_VALUE
        || partWidth * partHeight > Math.max(ROOM, width * height)) {
      throw corrupt("has strips or tiles of " + partWidth + "x" + partHeight);
    }
    long parts = ceil(width, partWidth) * ceil(height, partHeight);
    int offsets = tiled ? TILE_OFFSETS : STRIP_OFFSETS;
    int sizes = tiled ? TILE_BYTES : STRIP_BYTES;
    if (parts > MAX_PARTS || tags.count(offsets) < parts || tags.count(sizes) < parts) {
      throw corrupt("has not the " + parts + " strips or tiles it needs, or too many");
    }
    boolean compressed = tags.first(COMPRESSION, UNCOMPRESSED) != UNCOMPRESSED;
    long row = ceil(partWidth * tags.first(SAMPLES, 1L) * tags.first(BITS, 1L), 8);
    for (int i = 0; i < parts; i++) {
      long rows = tiled ? partHeight : Math.min(partHeight, height - i * partHeight);
      long size = tags.value(sizes, i);
      if ((!compressed && size < row * rows) || size == 0) {
        throw corrupt("has a strip or tile of only " + size + " bytes");
      }
      if (!bytes.has(tags.value(offsets, i), size)) {
        throw Failure.IMAGE_TRUNCATED.with(
            "The tiff ends early, after " + bytes.length() + " bytes; send it whole.");
      }
    }
  }

  private static long ceil(long value, long by) {
    return (value + by - 1) / by;
  }

  private static long required(TiffDirectory tags, int tag) {
    if (!tags.has(tag)) {
      throw corrupt("has no tag " + tag);
    }
    return tags.value(tag, 0);
  }

  private static RuntimeException refused(String what) {
    return Failure.FORMAT_NOT_ALLOWED.with(
        "The TIFF "
            + what
            + ", a kind that is not developed; send one of 8 or 16 bits, grey or RGB,"
            + " uncompressed or by LZW, Deflate or PackBits.");
  }
}
