package io.darkroom.storage;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;

/**
 * The bytes that a {@link ByteRange} means in a blob of a known size.
 *
 * @param first the first byte
 * @param length how many
 */
record Slice(long first, long length) {
  /** Resolves a range; null means everything. */
  static Slice of(ByteRange range, long size) {
    if (range == null) {
      return new Slice(0, size);
    }
    if (range.first() < 0) {
      long length = Math.min(range.last(), size);
      if (length <= 0) {
        throw unsatisfiable(range);
      }
      return new Slice(size - length, length);
    }
    long last = range.last() < 0 ? size - 1 : Math.min(range.last(), size - 1);
    if (range.first() > last) {
      throw unsatisfiable(range);
    }
    return new Slice(range.first(), last - range.first() + 1);
  }

  /** The range as a header spells it; refused when no blob whatever could satisfy it. */
  static String header(ByteRange range) {
    of(range, Long.MAX_VALUE);
    return "bytes=" + text(range);
  }

  private static String text(ByteRange range) {
    return range.first() < 0
        ? "-" + range.last()
        : range.first() + "-" + (range.last() < 0 ? "" : range.last());
  }

  static DarkroomException unsatisfiable(ByteRange range) {
    return Failure.RANGE_NOT_SATISFIABLE.with(
        "The range bytes=" + text(range) + " lies outside the blob; ask for one inside it.");
  }
}
