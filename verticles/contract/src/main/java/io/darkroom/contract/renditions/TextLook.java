package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;

/**
 * The colours of a {@link Text}.
 *
 * @param colour the letters'
 * @param opacity of all of it, 0 to 1
 * @param box what is behind it; null for nothing
 * @param outline what is around its letters; null for nothing
 * @param shadow what its letters cast; null for nothing
 */
public record TextLook(Colour colour, double opacity, Box box, Outline outline, Shadow shadow) {
  /** Widest outline = {@value}. */
  public static final int MAX_OUTLINE = 100;

  /** Farthest shadow = {@value}. */
  public static final int MAX_SHADOW = 1_000;

  /** Softest shadow, as the standard deviation of its blur = {@value}. */
  public static final double MAX_SHADOW_BLUR = 50;

  /** Default colour of a shadow. */
  public static final Colour DEFAULT_SHADOW = new Colour(0, 128);

  /**
   * A box behind the text.
   *
   * @param colour may be translucent
   * @param padding between the box's edges and the text, in pixels
   * @param radius of its corners, in pixels
   */
  public record Box(Colour colour, int padding, int radius) {}

  /**
   * A line around the letters.
   *
   * @param width in pixels, to each side of a letter's edge; the letter covers the inner half
   * @param colour may be translucent
   */
  public record Outline(double width, Colour colour) {}

  /**
   * A shadow.
   *
   * @param x how far to the right, in pixels
   * @param y how far down, in pixels
   * @param blur standard deviation, in pixels; 0 for a sharp one
   * @param colour may be translucent
   */
  public record Shadow(int x, int y, double blur, Colour colour) {}

  static TextLook read(Conf conf) {
    return new TextLook(
        Colour.read(conf, "color", Colour.BLACK),
        conf.number("opacity", 1, 0, 1),
        conf.has("background") ? box(conf.section("background")) : null,
        conf.has("outline") ? outline(conf.section("outline")) : null,
        conf.has("shadow") ? shadow(conf.section("shadow")) : null);
  }

  TextLook times(double dpr) {
    return new TextLook(
        colour,
        opacity,
        box == null
            ? null
            : new Box(box.colour, Lengths.times(box.padding, dpr), Lengths.times(box.radius, dpr)),
        outline == null ? null : new Outline(outline.width * dpr, outline.colour),
        shadow == null
            ? null
            : new Shadow(
                Lengths.times(shadow.x, dpr),
                Lengths.times(shadow.y, dpr),
                shadow.blur * dpr,
                shadow.colour));
  }

  private static Box box(Conf conf) {
    return conf.done(
        new Box(
            Colour.read(conf, "color", Colour.WHITE),
            conf.count("padding", 0, 0, Padding.MAX),
            conf.count("radius", 0, 0, Round.MAX_RADIUS)));
  }

  private static Outline outline(Conf conf) {
    return conf.done(
        new Outline(
            conf.number("width", 1, 0, MAX_OUTLINE), Colour.read(conf, "color", Colour.WHITE)));
  }

  private static Shadow shadow(Conf conf) {
    return conf.done(
        new Shadow(
            conf.count("x", 0, -MAX_SHADOW, MAX_SHADOW),
            conf.count("y", 0, -MAX_SHADOW, MAX_SHADOW),
            conf.number("blur", 0, 0, MAX_SHADOW_BLUR),
            Colour.read(conf, "color", DEFAULT_SHADOW)));
  }
}
