package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * How much room a {@link Text} has. There are never more lines than the picture is high; what is
 * left over is cut off, and an ellipsis says so.
 *
 * @param maxWidth of a line, in pixels; 0 for as much as the picture has
 * @param maxLines most lines; 0 for as many as the picture has room for
 * @param lineHeight from one baseline to the next, of the size
 * @param align where short lines lie
 * @param direction where paragraphs begin
 */
public record TextRoom(
    int maxWidth, int maxLines, double lineHeight, Align align, Direction direction) {
  /** Largest number of lines that may be asked for = {@value}. */
  public static final int MAX_LINES = 100;

  /** Default height of a line = {@value}. */
  public static final double DEFAULT_LINE_HEIGHT = 1.4;

  /** Smallest height of a line = {@value}. */
  public static final double MIN_LINE_HEIGHT = 0.8;

  /** Largest height of a line = {@value}. */
  public static final double MAX_LINE_HEIGHT = 4;

  /** Where short lines lie; start and end by the text's direction. */
  public enum Align {
    START,
    LEFT,
    CENTER,
    RIGHT,
    END
  }

  /** Where paragraphs begin; auto by their first letters. */
  public enum Direction {
    AUTO,
    LTR,
    RTL
  }

  static TextRoom read(Conf conf) {
    return new TextRoom(
        conf.count("maxWidth", 0, 0, Geometry.MAX_SIDE),
        conf.count("maxLines", 0, 0, MAX_LINES),
        conf.number("lineHeight", DEFAULT_LINE_HEIGHT, MIN_LINE_HEIGHT, MAX_LINE_HEIGHT),
        conf.choice("align", Align.class, Align.START),
        conf.choice("direction", Direction.class, Direction.AUTO));
  }

  TextRoom times(double dpr) {
    return new TextRoom(Lengths.times(maxWidth, dpr), maxLines, lineHeight, align, direction);
  }
}
