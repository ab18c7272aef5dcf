package io.darkroom.text;

import io.darkroom.contract.Failure;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a font for each part of a text: the one asked for, or the first other one that has the
 * characters. What belongs together (a letter and its marks, an emoji of several) is never split,
 * and spaces and punctuation stay with what is before them.
 */
final class Coverage {
  /** Asks for an emoji's picture instead of the character's plain form. */
  private static final int EMOJI_STYLE = 0xfe0f;

  /** A part of a text and its font. */
  record Run(int start, int end, Font font) {}

  private final List<Font> fonts;
  private final String replacement;

  /**
   * @param fonts in the order they are asked
   * @param replacement what stands for a character that none has; null to fail
   */
  Coverage(List<Font> fonts, String replacement) {
    this.fonts = fonts;
    this.replacement = replacement;
  }

  /** The text with every character that no font has replaced; or a failure that names it. */
  String drawable(String text) {
    StringBuilder drawable = new StringBuilder();
    for (String cluster : Clusters.of(text)) {
      drawable.append(fontOf(cluster).isPresent() ? cluster : replaced(cluster));
    }
    return drawable.toString();
  }

  /** The runs of a text that is {@link #drawable}. */
  List<Run> runs(String text) {
    List<Run> runs = new ArrayList<>();
    int start = 0;
    for (String cluster : Clusters.of(text)) {
      int end = start + cluster.length();
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      Font font =
          last != null && neutral(cluster) && covers(last.font, cluster)
              ? last.font
              : fontOf(cluster).orElseThrow();
      if (last != null && last.font.equals(font)) {
        runs.set(runs.size() - 1, new Run(last.start, end, font));
      } else {
        runs.add(new Run(start, end, font));
      }
      start = end;
    }
    return runs;
  }

  private Optional<Font> fontOf(String cluster) {
    if (cluster.indexOf(EMOJI_STYLE) > 0) {
      Font emoji = fonts.get(fonts.size() - 1);
      if (covers(emoji, cluster)) {
        return Optional.of(emoji);
      }
    }
    return fonts.stream().filter(font -> covers(font, cluster)).findFirst();
  }

  private String replaced(String cluster) {
    if (replacement != null && fontOf(replacement).isPresent()) {
      return replacement;
    }
    int point =
        (replacement == null ? cluster : replacement)
            .codePoints()
            .filter(one -> fonts.stream().noneMatch(font -> shows(font, one)))
            .findFirst()
            .orElseThrow();
    String name = Character.getName(point);
    throw Failure.CHARACTER_WITHOUT_FONT.with(
        String.format(
            "No font has the character U+%04X%s; leave it out, or give missing a character to put"
                + " in its place.",
            point,
            name == null || Character.getType(point) == Character.SURROGATE
                ? ""
                : " (" + name + ")"));
  }

  private static boolean covers(Font font, String cluster) {
    return cluster.codePoints().allMatch(point -> shows(font, point));
  }

  /** True if the font has it, or if there is nothing to be seen of it. */
  private static boolean shows(Font font, int point) {
    return switch (Character.getType(point)) {
      case Character.FORMAT -> true;
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE ->
          false;
      default -> variation(point) || font.canDisplay(point);
    };
  }

  private static boolean variation(int point) {
    return (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef);
  }

  private static boolean neutral(String cluster) {
    return cluster.codePoints().allMatch(Coverage::neutral);
  }

  private static boolean neutral(int point) {
    Character.UnicodeScript script = Character.UnicodeScript.of(point);
    return (script == Character.UnicodeScript.COMMON || script == Character.UnicodeScript.INHERITED)
        && Character.getType(point) != Character.OTHER_SYMBOL;
  }
}
