package io.darkroom.text;

/**
 * How a text is set.
 *
 * @param face its letters
 * @param bold whether they are bold
 * @param size in pixels, of the square that letters are drawn in
 * @param lineHeight from one line's baseline to the next, of the size
 * @param align where short lines lie
 * @param direction where paragraphs begin
 */
public record TextStyle(
    Typeface face, boolean bold, double size, double lineHeight, Align align, Direction direction) {
  /** Default height of a line, of the size = {@value}: room for scripts with high marks. */
  public static final double DEFAULT_LINE_HEIGHT = 1.4;

  /** In sans serif, regular, at the start. */
  public static TextStyle of(double size) {
    return new TextStyle(
        Typeface.SANS, false, size, DEFAULT_LINE_HEIGHT, Align.START, Direction.AUTO);
  }

  /** The same in bold. */
  public TextStyle inBold() {
    return new TextStyle(face, true, size, lineHeight, align, direction);
  }
}
