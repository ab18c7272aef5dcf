package io.darkroom.text;

import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.font.TextMeasurer;
import java.text.AttributedString;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A text without breaks of its own, set into lines. Not empty. */
final class Paragraph {
  private static final String ELLIPSIS = "…";

  /** Smooth, and with the exact widths of letters. */
  static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  /** One line. Its layout is null when there is nothing to be seen on it. */
  record Line(String text, TextLayout layout) {
    double width() {
      return layout == null ? 0 : layout.getAdvance();
    }
  }

  private final String text;
  private final List<Integer> bounds;
  private final Coverage coverage;
  private final Direction direction;
  private final TextMeasurer measurer;
  private final LineBreakMeasurer breaker;

  Paragraph(String text, Coverage coverage, Direction direction) {
    this.text = text;
    bounds = Clusters.bounds(text);
    this.coverage = coverage;
    this.direction = direction;
    AttributedString attributed = attributed();
    measurer = new TextMeasurer(attributed.getIterator(), EXACT);
    breaker =
        new LineBreakMeasurer(
            attributed.getIterator(), BreakIterator.getLineInstance(Locale.ROOT), EXACT);
  }

  /**
   * Its lines, at most so many; the last of them ends in an ellipsis when there are more, or when
   * {@code more} says that something follows.
   */
  List<Line> lines(double width, int most, boolean more) {
    List<Line> lines = new ArrayList<>();
    int last = 0;
    int start = 0;
    while (start < text.length() && lines.size() < most) {
      last = start;
      start = end(start, width);
      lines.add(line(last, start));
    }
    if (lines.size() == most && (more || start < text.length())) {
      lines.set(most - 1, shortened(last, width));
    }
    return lines;
  }

  /** What fits of it into one line, with an ellipsis behind it. */
  private Line shortened(int from, double width) {
    List<Integer> ends = bounds.stream().filter(bound -> bound >= from).toList();
    int fits = 0;
    int over = ends.size();
    while (fits + 1 < over) {
      int middle = (fits + over) / 2;
      if (shortenedAt(from, ends.get(middle)).width() <= width) {
        fits = middle;
      } else {
        over = middle;
      }
    }
    return shortenedAt(from, ends.get(fits));
  }

  private Line shortenedAt(int from, int end) {
    String kept = text.substring(from, end).stripTrailing() + ELLIPSIS;
    return new Paragraph(kept, coverage, ownDirection()).line(0, kept.length());
  }

  /** What is left of a text keeps the direction that all of it had. */
  private Direction ownDirection() {
    return leftToRight() ? Direction.LTR : Direction.RTL;
  }

  boolean leftToRight() {
    return measurer.getLayout(0, text.length()).isLeftToRight();
  }

  private int end(int start, double width) {
    breaker.setPosition(start);
    int end = breaker.nextOffset((float) width);
    int at = Collections.binarySearch(bounds, end);
    if (at >= 0) {
      return end;
    }
    int after = -at - 1;
    return bounds.get(after - 1) > start ? bounds.get(after - 1) : bounds.get(after);
  }

  /** Spaces at its end hang over: they have no width. */
  private Line line(int start, int end) {
    int seen = start + text.substring(start, end).stripTrailing().length();
    return new Line(
        text.substring(start, seen), seen == start ? null : measurer.getLayout(start, seen));
  }

  private AttributedString attributed() {
    AttributedString attributed = new AttributedString(text);
    for (Coverage.Run run : coverage.runs(text)) {
      attributed.addAttribute(TextAttribute.FONT, run.font(), run.start(), run.end());
    }
    if (direction != Direction.AUTO) {
      attributed.addAttribute(
          TextAttribute.RUN_DIRECTION,
          direction == Direction.RTL
              ? TextAttribute.RUN_DIRECTION_RTL
              : TextAttribute.RUN_DIRECTION_LTR);
    }
    return attributed;
  }
}
