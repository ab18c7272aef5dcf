package io.darkroom.map.compose;

import io.darkroom.map.plan.Axis;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * The legends beside a map, one below the other; when the map is not high enough, in a further
 * column. One that is too large is made smaller.
 */
final class Legends {
  /** Widest legend = {@value} pixels. */
  static final int MAX_WIDTH = 400;

  /** Highest legend beside a map that is lower = {@value} pixels. */
  private static final int MIN_HEIGHT = 264;

  /** Width of the mark of one that is missing = {@value}. */
  static final int MARK_WIDTH = 180;

  /** Height of the mark of one that is missing = {@value}. */
  static final int MARK_HEIGHT = 28;

  /** One of them: exactly one of picture and mark is not null. */
  private record Placed(Raster picture, BufferedImage mark, int x, int y, int width, int height) {
    int right() {
      return x + width;
    }

    int bottom() {
      return y + height;
    }
  }

  private final int room;
  private final List<Placed> placed = new ArrayList<>();

  Legends(int mapHeight) {
    room = Math.max(mapHeight, MIN_HEIGHT);
  }

  /** Puts one below the last, or beside it. */
  void add(Raster picture) {
    double scale =
        Math.min(
            1, Math.min((double) MAX_WIDTH / picture.width(), (double) room / picture.height()));
    place(
        picture,
        null,
        Math.max(1, (int) Math.round(picture.width() * scale)),
        Math.max(1, (int) Math.round(picture.height() * scale)));
  }

  /** Puts the mark of one that is missing. */
  void add(BufferedImage mark) {
    place(null, mark, mark.getWidth(), mark.getHeight());
  }

  private void place(Raster picture, BufferedImage mark, int width, int height) {
    int x = 0;
    int y = 0;
    if (!placed.isEmpty()) {
      Placed last = placed.get(placed.size() - 1);
      boolean below = last.bottom() + Layout.MARGIN + height <= room;
      x = below ? last.x() : width() + Layout.MARGIN;
      y = below ? last.bottom() + Layout.MARGIN : 0;
    }
    placed.add(new Placed(picture, mark, x, y, width, height));
  }

  /** Of all of them; 0 when there are none. */
  int width() {
    return placed.stream().mapToInt(Placed::right).max().orElse(0);
  }

  /** Of all of them; 0 when there are none. */
  int height() {
    return placed.stream().mapToInt(Placed::bottom).max().orElse(0);
  }

  void draw(Page page, int left, int top) {
    for (Placed one : placed) {
      if (one.mark() != null) {
        page.over(one.mark(), left + one.x(), top + one.y());
        continue;
      }
      Raster picture = one.picture();
      Resampler.lay(
          picture,
          Axis.scaled(one.width(), 0, (double) picture.width() / one.width()),
          Axis.scaled(one.height(), 0, (double) picture.height() / one.height()),
          1,
          page,
          left + one.x(),
          top + one.y());
    }
  }
}
