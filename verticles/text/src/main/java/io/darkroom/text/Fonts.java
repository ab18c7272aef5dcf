package io.darkroom.text;

import java.awt.Font;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/**
 * The fonts that come along; each is read when it is needed first. Their licences and what they
 * cover are in {@code fonts/README.md} beside them. Any thread.
 */
public final class Fonts {
  /** Asked in this order for what the typeface does not have. */
  private static final List<String> OTHERS =
      List.of(
          "NotoSansArabic",
          "NotoSansHebrew",
          "NotoSansDevanagari",
          "WenQuanYiMicroHei",
          "NotoSansThai",
          "NotoSansBengali",
          "NotoSansTamil",
          "NotoSansTelugu",
          "NotoSansGujarati",
          "NotoSansGurmukhi",
          "NotoSansKannada",
          "NotoSansMalayalam",
          "NotoSansOriya",
          "NotoSansSinhala",
          "NotoSansKhmer",
          "NotoSansLao",
          "NotoSansMyanmar",
          "NotoSansArmenian",
          "NotoSansGeorgian",
          "NotoSansEthiopic",
          "NotoSansSymbols",
          "NotoSansSymbols2",
          "NotoEmoji");

  /** Those whose bold is drawn, not made. */
  private static final List<String> DRAWN_BOLD =
      List.of("NotoSans", "NotoSerif", "NotoSansArabic", "NotoSansDevanagari", "NotoSansHebrew");

  private final Path folder;
  private final ConcurrentMap<String, Font> read = new ConcurrentHashMap<>();

  /**
   * Reads nothing yet.
   *
   * @param folder where the fonts are unpacked; made when it is not there
   */
  public Fonts(Path folder) {
    this.folder = folder;
  }

  /** The fonts a text is set in, the one asked for first. */
  Stream<Font> of(TextStyle style) {
    return Stream.concat(Stream.of(style.face().file()), OTHERS.stream())
        .map(name -> font(name, style));
  }

  private Font font(String name, TextStyle style) {
    float size = (float) style.size();
    boolean drawn = DRAWN_BOLD.contains(name);
    String file = name + (style.bold() && drawn ? "-Bold" : "-Regular");
    Font font = read.computeIfAbsent(file, missing -> FontFile.read(folder, missing));
    return font.deriveFont(style.bold() && !drawn ? Font.BOLD : Font.PLAIN, size);
  }
}
