package io.darkroom.engine.header;

import io.darkroom.contract.Failure;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The first image file directory of a TIFF (TIFF 6.0 §2): its tags, each looked at only as far as
 * it is asked for. Pages behind the first are not followed.
 */
final class TiffDirectory {
  private static final int SIZE = 12;
  private static final int BYTE = 1;
  private static final int SHORT = 3;
  private static final int LONG = 4;

  /** Real ones have some dozens. */
  private static final int MAX_ENTRIES = 1024;

  private final Bytes bytes;
  private final boolean little;
  private final Map<Integer, Integer> entries = new HashMap<>();

  private TiffDirectory(Bytes bytes, boolean little) {
    this.bytes = bytes;
    this.little = little;
  }

  static TiffDirectory read(Bytes bytes) {
    TiffDirectory directory = new TiffDirectory(bytes, bytes.says(0, "II"));
    long offset = directory.u32(4);
    if (offset < 8) {
      throw corrupt("has its directory at byte " + offset);
    }
    int at = directory.inFile(offset, 2);
    int count = directory.u16(at);
    if (count == 0 || count > MAX_ENTRIES) {
      throw corrupt("has " + count + " entries in its directory");
    }
    directory.inFile(offset + 2, (long) SIZE * count);
    for (int entry = at + 2; entry < at + 2 + SIZE * count; entry += SIZE) {
      int tag = directory.u16(entry);
      if (directory.entries.putIfAbsent(tag, entry) != null) {
        // Which of the two a decoder believes is not known here.
        throw corrupt("has the tag " + tag + " twice");
      }
    }
    return directory;
  }

  boolean has(int tag) {
    return entries.containsKey(tag);
  }

  /** Where the tag's entry stands in the file; -1 if there is none. */
  int entry(int tag) {
    return entries.getOrDefault(tag, -1);
  }

  /** How many values the tag has; 0 if it is not there. */
  long count(int tag) {
    return has(tag) ? u32(entry(tag) + 4) : 0;
  }

  /** The tag's first value, or the fallback if the tag is not there. */
  long first(int tag, long fallback) {
    return has(tag) ? value(tag, 0) : fallback;
  }

  /** One of the tag's values, of those there are by {@link #count}. */
  long value(int tag, int index) {
    int entry = entry(tag);
    long count = count(tag);
    if (index >= count) {
      throw corrupt("has the tag " + tag + " without a value " + index);
    }
    int type = u16(entry + 2);
    int size =
        switch (type) {
          case BYTE -> 1;
          case SHORT -> 2;
          case LONG -> 4;
          default -> throw corrupt("has the tag " + tag + " in the type " + type);
        };
    long values = count * size <= 4 ? entry + 8 : u32(entry + 8);
    int at = inFile(values + (long) index * size, size);
    return size == 1 ? bytes.u8(at) : size == 2 ? u16(at) : u32(at);
  }

  /** The tag's bytes, of whatever type of one byte; null if they are not all in the file. */
  ByteBuffer block(int tag) {
    long count = count(tag);
    long at = count <= 4 ? entry(tag) + 8 : u32(entry(tag) + 8);
    return bytes.has(at, count) ? bytes.buffer().slice((int) at, (int) count) : null;
  }

  private int u16(int at) {
    return little ? bytes.u16le(at) : bytes.u16be(at);
  }

  private long u32(int at) {
    return little ? bytes.u32le(at) : bytes.u32be(at);
  }

  private int inFile(long at, long count) {
    if (!bytes.has(at, count)) {
      throw Failure.IMAGE_TRUNCATED.with(
          "The TIFF points to byte "
              + (at + count)
              + ", and has only "
              + bytes.length()
              + "; send it whole.");
    }
    return (int) at;
  }

  static RuntimeException corrupt(String what) {
    return Failure.IMAGE_CORRUPT.with("The TIFF " + what + "; it cannot be read.");
  }
}
