package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the part that {@code cover} keeps lies, and where {@code contain} puts the picture: a side
 * or a corner by name; a focal point {@code {"x": 0.3, "y": 0.7}} or {@code "0.3:0.7"}, which the
 * part has in its middle, as far as the picture reaches; or {@code smart}, where most is to be
 * seen.
 *
 * <p>Sides and corners are focal points, too, at the picture's edge.
 *
 * @param x from 0 at the left to 1 at the right
 * @param y from 0 at the top to 1 at the bottom
 * @param smart whether the picture decides; {@code x} and {@code y} are the centre then
 */
public record Gravity(double x, double y, boolean smart) {
  public static final Gravity CENTER = new Gravity(0.5, 0.5, false);

  public static final Gravity SMART = new Gravity(0.5, 0.5, true);

  private static final Pattern POINT =
      Pattern.compile("(\\d(?:\\.\\d{1,9})?):(\\d(?:\\.\\d{1,9})?)");

  static Gravity read(Conf conf) {
    Object value = conf.value("gravity");
    if (value instanceof JsonObject) {
      Conf point = conf.section("gravity");
      return point.done(
          new Gravity(point.number("x", 0.5, 0, 1), point.number("y", 0.5, 0, 1), false));
    }
    String text = conf.text("gravity", "center");
    Gravity named = names().get(text);
    if (named != null) {
      return named;
    }
    Matcher point = POINT.matcher(text);
    if (point.matches()) {
      double x = Double.parseDouble(point.group(1));
      double y = Double.parseDouble(point.group(2));
      if (x <= 1 && y <= 1) {
        return new Gravity(x, y, false);
      }
    }
    conf.complain(
        Failure.INVALID_VALUE,
        "gravity",
        "is \""
            + text
            + "\", must be one of "
            + String.join(", ", names().keySet())
            + ", or a point as {\"x\": 0.3, \"y\": 0.7} or 0.3:0.7, each from 0 to 1");
    return CENTER;
  }

  private static Map<String, Gravity> names() {
    Map<String, Gravity> names = new LinkedHashMap<>();
    names.put("center", CENTER);
    names.put("north", new Gravity(0.5, 0, false));
    names.put("north-east", new Gravity(1, 0, false));
    names.put("east", new Gravity(1, 0.5, false));
    names.put("south-east", new Gravity(1, 1, false));
    names.put("south", new Gravity(0.5, 1, false));
    names.put("south-west", new Gravity(0, 1, false));
    names.put("west", new Gravity(0, 0.5, false));
    names.put("north-west", new Gravity(0, 0, false));
    names.put("smart", SMART);
    return names;
  }
}
