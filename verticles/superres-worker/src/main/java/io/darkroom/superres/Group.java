package io.darkroom.superres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiles that follow each other, which are made, kept and found again together.
 *
 * @param first which of the picture's tiles is its first
 * @param end behind its last
 */
record Group(int first, int end) {
  /** Most bytes of the pixels that one has = {@value}, 32 MB. */
  static final long MOST_BYTES = 32L << 20;

  /** All tiles of a picture in groups of nearly as many; in one, if that is little work. */
  static List<Group> of(Prospect prospect, Duration checkpoint) {
    int tiles = prospect.tiling().tiles().size();
    long count = count(prospect, checkpoint, tiles);
    List<Group> groups = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      groups.add(new Group((int) (i * tiles / count), (int) ((i + 1) * tiles / count)));
    }
    return groups;
  }

  private static long count(Prospect prospect, Duration checkpoint, int tiles) {
    if (checkpoint.isZero() || prospect.work().compareTo(checkpoint) <= 0) {
      return 1;
    }
    long byWork = ceil(prospect.work().toMillis(), checkpoint.toMillis());
    long byBytes = ceil(prospect.picture(), MOST_BYTES);
    return Math.min(tiles, Math.max(byWork, byBytes));
  }

  private static long ceil(long all, long each) {
    return (all + each - 1) / each;
  }
}
