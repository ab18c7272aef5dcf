package io.darkroom.text;

/**
 * How much room a text has.
 *
 * @param width in pixels; a line is broken before it, within a word only when the word is longer
 *     than a line
 * @param lines most lines; what is left over is cut off, and an ellipsis says so
 */
public record TextBox(double width, int lines) {
  /** As much as it wants: it is broken where it says so itself. */
  public static final TextBox UNBOUNDED = new TextBox(1e7, Integer.MAX_VALUE);

  /** As many lines of this width as there are. */
  public static TextBox wrapped(double width) {
    return new TextBox(width, Integer.MAX_VALUE);
  }

  /** One line of this width. */
  public static TextBox line(double width) {
    return new TextBox(width, 1);
  }
}
