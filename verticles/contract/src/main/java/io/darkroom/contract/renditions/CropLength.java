package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length in a picture: pixels, or {@code "12.5%"} of the side it lies along.
 *
 * @param value pixels, or a fraction of the side
 * @param fraction whether it is a fraction
 */
public record CropLength(double value, boolean fraction) {
  /** All of the side. */
  public static final CropLength WHOLE = new CropLength(1, true);

  static final CropLength NONE = new CropLength(0, false);

  private static final Pattern FORM = Pattern.compile("(\\d{1,7}(?:\\.\\d{1,9})?)(%?)");

  /** In pixels, of a side that is so long. */
  public double of(double side) {
    return fraction ? value * side : value;
  }

  static CropLength read(Conf conf, String key, CropLength fallback) {
    Object value = conf.value(key);
    if (value == null) {
      return fallback;
    }
    CropLength length = parse(value.toString());
    if (length == null) {
      conf.complain(
          Failure.INVALID_VALUE,
          key,
          "is " + value + ", must be whole pixels as 120, or a part of the side from 0% to 100%");
      return fallback;
    }
    return length;
  }

  /** Null for what is none. */
  static CropLength parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return null;
    }
    double number = Double.parseDouble(form.group(1));
    if (form.group(2).isEmpty()) {
      return number == Math.rint(number) ? new CropLength(number, false) : null;
    }
    return number <= 100 ? new CropLength(number / 100, true) : null;
  }
}
