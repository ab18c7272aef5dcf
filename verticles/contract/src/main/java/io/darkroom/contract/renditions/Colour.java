package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.Locale;

/**
 * A colour of sRGB, as jobs spell it: {@code #rgb}, {@code #rgba}, {@code #rrggbb}, {@code
 * #rrggbbaa} (the {@code #} may be left out: in a query it would have to be escaped), or {@code
 * transparent}.
 *
 * @param rgb as 0xRRGGBB
 * @param alpha 0 (transparent) to 255 (opaque)
 */
public record Colour(int rgb, int alpha) {
  private static final int OPAQUE = 255;

  public static final Colour TRANSPARENT = new Colour(0, 0);
  public static final Colour BLACK = of(0);
  public static final Colour WHITE = of(0xffffff);

  /** An opaque colour of 0xRRGGBB. */
  public static Colour of(int rgb) {
    return new Colour(rgb, OPAQUE);
  }

  public int red() {
    return rgb >> 16 & 0xff;
  }

  public int green() {
    return rgb >> 8 & 0xff;
  }

  public int blue() {
    return rgb & 0xff;
  }

  public boolean opaque() {
    return alpha == OPAQUE;
  }

  /** True if it has no hue. */
  public boolean grey() {
    return red() == green() && green() == blue();
  }

  /** The colour under a key; {@code fallback} (may be null) when absent. */
  public static Colour read(Conf conf, String key, Colour fallback) {
    String text = conf.text(key, null);
    if (text == null) {
      return fallback;
    }
    Colour colour = parse(text.toLowerCase(Locale.ROOT));
    if (colour == null) {
      conf.complain(
          Failure.INVALID_VALUE,
          key,
          "is \""
              + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
              + "\", must be a colour as #fff, #ffffff, #ffffff80, or transparent");
      return fallback;
    }
    return colour;
  }

  private static Colour parse(String text) {
    if (text.equals("transparent")) {
      return TRANSPARENT;
    }
    String digits = text.startsWith("#") ? text.substring(1) : text;
    if (digits.matches("[0-9a-f]{3,4}")) {
      digits = digits.replaceAll("[0-9a-f]", "$0$0");
    }
    if (!digits.matches("[0-9a-f]{6}([0-9a-f]{2})?")) {
      return null;
    }
    int alpha = digits.length() == 8 ? Integer.parseInt(digits.substring(6), 16) : OPAQUE;
    return new Colour(Integer.parseInt(digits.substring(0, 6), 16), alpha);
  }
}
