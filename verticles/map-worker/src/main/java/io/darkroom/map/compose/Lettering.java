package io.darkroom.map.compose;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.text.Fonts;
import io.darkroom.text.TextBlock;
import io.darkroom.text.TextBox;
import io.darkroom.text.TextStyle;
import io.darkroom.text.Typesetter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes texts in any script. What no font has is a question mark, and a warning. One thread. */
final class Lettering {
  /** Most lines of one text of the header = {@value}; then an ellipsis. */
  static final int MAX_LINES = 3;

  private static final String MISSING = "?";
  private static final TextStyle HEADER = TextStyle.of(16);
  private static final TextStyle SMALL = TextStyle.of(13);

  private final Typesetter typesetter;
  private final Set<String> warnings = new LinkedHashSet<>();

  /**
   * Letters.
   *
   * @param folder where fonts are unpacked
   */
  Lettering(Path folder) {
    typesetter = new Typesetter(new Fonts(folder));
  }

  /** A text of the header; empty ones have no lines. */
  TextBlock header(String text, double width, int lines) {
    return set(text, HEADER, new TextBox(width, lines));
  }

  /** A note on the map, in one line. */
  TextBlock note(String text, double width) {
    return set(text, SMALL, TextBox.line(width));
  }

  private TextBlock set(String text, TextStyle style, TextBox box) {
    try {
      return typesetter.set(text, style, box);
    } catch (DarkroomException refused) {
      if (refused.failure() != Failure.CHARACTER_WITHOUT_FONT) {
        throw refused;
      }
      warnings.add(
          refused.getMessage().replaceFirst("; leave it out.*", "")
              + "; it was drawn as \""
              + MISSING
              + "\".");
      return typesetter.set(text, style, box, MISSING);
    }
  }

  /** For each text, the lines that it takes. */
  List<Integer> lines(List<String> texts, double width) {
    List<Integer> lines = new ArrayList<>();
    for (String text : texts) {
      lines.add(text.isEmpty() ? 0 : header(text, width, MAX_LINES).lines().size());
    }
    return lines;
  }

  /** The height of so many lines of the header. */
  static int height(List<Integer> lines) {
    int all = lines.stream().mapToInt(Integer::intValue).sum();
    return (int) Math.ceil(all * pitch());
  }

  /** Draws the header, each text in the lines it has room for. */
  void draw(List<String> texts, Layout layout, Page page) {
    int height = height(layout.lines());
    if (height == 0) {
      return;
    }
    // Letters may reach beyond their line: down into the margin, not over the map.
    BufferedImage drawing =
        new BufferedImage(layout.width(), height + Layout.MARGIN - 1, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = drawing.createGraphics();
    double y = 0;
    for (int i = 0; i < Math.min(texts.size(), layout.lines().size()); i++) {
      int room = layout.lines().get(i);
      if (room > 0 && !texts.get(i).isEmpty()) {
        header(texts.get(i), layout.textWidth(), room)
            .draw(graphics, Layout.MARGIN, y, Color.BLACK);
      }
      y += room * pitch();
    }
    graphics.dispose();
    page.over(drawing, 0, Layout.MARGIN);
  }

  private static double pitch() {
    return HEADER.size() * HEADER.lineHeight();
  }

  /** What was noticed since this was asked last. */
  List<String> takeWarnings() {
    List<String> taken = List.copyOf(warnings);
    warnings.clear();
    return taken;
  }
}
