package io.darkroom.engine;

import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.plan.Target;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The whole picture in ever smaller sizes: a small rendition is made from a rendition that was made
 * before, where that is as good as from the source. Owns what it keeps, at most a third more than
 * the source.
 */
final class Pyramid implements AutoCloseable {
  /** What a base must be larger than what is made from it, by side = {@value}. */
  private static final int SPARE = 2;

  private final Deque<Pixels> levels = new ArrayDeque<>();

  /** Takes over the source. */
  Pyramid(Pixels source) {
    levels.push(source);
  }

  /** The smallest picture that a target can be made from. */
  Pixels baseFor(Target target) {
    for (Pixels level : levels) {
      if (level.width() * target.part().width() >= SPARE * target.uprightWidth()
          && level.height() * target.part().height() >= SPARE * target.uprightHeight()) {
        return level;
      }
    }
    return levels.getLast();
  }

  /** The smallest whole picture whose longer side is at least that; the source if none is. */
  Pixels smallest(int side) {
    for (Pixels level : levels) {
      if (Math.max(level.width(), level.height()) >= side) {
        return level;
      }
    }
    return levels.getLast();
  }

  /** The source. */
  Pixels source() {
    return levels.getLast();
  }

  /** Takes over a picture made of the whole source; closes it at once when it is of no use. */
  void offer(Pixels picture) {
    if (picture.width() * SPARE <= levels.peek().width()) {
      levels.push(picture);
    } else {
      picture.close();
    }
  }

  @Override
  public void close() {
    levels.forEach(Pixels::close);
  }
}
