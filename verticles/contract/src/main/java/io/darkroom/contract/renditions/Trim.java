package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;

/**
 * Cuts off a border of one colour, of each side as much as there is: {@code true}, a threshold, or
 * {@code {"threshold", "color"}}. A picture that is nothing but border stays as it is.
 *
 * @param threshold by how much a pixel may differ from the border's colour, in each channel, of 255
 * @param colour the border's; null for the colour of the corners
 */
public record Trim(int threshold, Colour colour) {
  /** Default threshold = {@value}. */
  public static final int DEFAULT_THRESHOLD = 10;

  /** Largest threshold = {@value}: beyond, there is hardly a picture that is not border. */
  public static final int MAX_THRESHOLD = 128;

  /** What is to be trimmed; null for nothing. */
  static Trim read(Conf conf) {
    Object value = conf.value("trim");
    if (value instanceof JsonObject) {
      Conf trim = conf.section("trim");
      return trim.done(
          new Trim(
              trim.count("threshold", DEFAULT_THRESHOLD, 0, MAX_THRESHOLD),
              Colour.read(trim, "color", null)));
    }
    if (value instanceof Number) {
      return new Trim(conf.count("trim", DEFAULT_THRESHOLD, 0, MAX_THRESHOLD), null);
    }
    return conf.flag("trim", false) ? new Trim(DEFAULT_THRESHOLD, null) : null;
  }
}
