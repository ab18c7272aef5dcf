package io.darkroom.engine.metadata;

import java.util.EnumMap;
import java.util.Map;

/**
 * The rights as several blocks say them; the first that says something is believed, in the order
 * EXIF, IPTC, XMP (Metadata Working Group, Guidelines 2.0 §5).
 */
final class RightsFound {
  /** Longest text, in characters = {@value}; what is longer is cut. */
  static final int MAX_TEXT = 500;

  /** Who says it. */
  enum By {
    EXIF,
    IPTC,
    XMP
  }

  private final Map<By, String> artists = new EnumMap<>(By.class);
  private final Map<By, String> notices = new EnumMap<>(By.class);

  void artist(By by, String text) {
    put(artists, by, text);
  }

  void copyright(By by, String text) {
    put(notices, by, text);
  }

  Rights best() {
    return new Rights(first(artists), first(notices));
  }

  private static String first(Map<By, String> texts) {
    return texts.values().stream().findFirst().orElse("");
  }

  /** One line, without what is not to be seen. */
  private static void put(Map<By, String> texts, By by, String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    if (!line.isEmpty()) {
      texts.putIfAbsent(by, line.substring(0, Math.min(MAX_TEXT, line.length())));
    }
  }
}
