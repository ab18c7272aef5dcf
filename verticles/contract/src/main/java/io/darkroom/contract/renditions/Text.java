package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * Writes on the picture, in any script.
 *
 * @param text what is written; breaks lines where it says so itself, and where there is no more
 *     room
 * @param letters what its letters are like
 * @param room how much room it has
 * @param place where it lies
 * @param look its colours
 * @param missing what stands for a character that no font has; null to fail with {@code
 *     CHARACTER_WITHOUT_FONT}
 */
public record Text(
    String text, TextLetters letters, TextRoom room, Placement place, TextLook look, String missing)
    implements StepSpec {
  /** Longest text, in UTF-16 units = {@value}. */
  public static final int MAX_LENGTH = 2_000;

  /** Where it lies unless told otherwise. */
  public static final Gravity DEFAULT_GRAVITY = new Gravity(0.5, 1, false);

  static Text read(Conf conf) {
    String text = conf.text("text");
    if (text.length() > MAX_LENGTH) {
      conf.complain(
          Failure.INVALID_VALUE,
          "text",
          "has " + text.length() + " characters, must have at most " + MAX_LENGTH);
    }
    String missing = conf.text("missing", null);
    if (missing != null && missing.codePointCount(0, missing.length()) != 1) {
      conf.complain(Failure.INVALID_VALUE, "missing", "must be one character");
    }
    return new Text(
        text,
        TextLetters.read(conf),
        TextRoom.read(conf),
        Placement.read(conf, DEFAULT_GRAVITY),
        TextLook.read(conf),
        missing);
  }

  @Override
  public Text times(double dpr) {
    return new Text(
        text, letters.times(dpr), room.times(dpr), place.times(dpr), look.times(dpr), missing);
  }
}
