package io.darkroom.text;

import java.awt.Font;
import java.awt.font.LineMetrics;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks texts into lines. Any thread. */
public final class Typesetter {
  private static final Pattern BREAKS = Pattern.compile("\r\n|[\n\r\u000b\f\u0085\u2028\u2029]");
  private static final Pattern SPACES = Pattern.compile("\t");

  private final Fonts fonts;

  public Typesetter(Fonts fonts) {
    this.fonts = fonts;
  }

  /** Sets a text; fails with {@code CHARACTER_WITHOUT_FONT} when a font for it is missing. */
  public TextBlock set(String text, TextStyle style, TextBox box) {
    return set(text, style, box, null);
  }

  /**
   * Sets a text.
   *
   * @param missing what stands for characters that no font has, and is in one itself; null to fail
   *     with {@code CHARACTER_WITHOUT_FONT}
   */
  public TextBlock set(String text, TextStyle style, TextBox box, String missing) {
    List<Font> all = fonts.of(style).toList();
    Coverage coverage = new Coverage(all, missing);
    List<Paragraph.Line> lines = new ArrayList<>();
    Boolean leftToRight = null;
    String[] paragraphs = BREAKS.split(SPACES.matcher(text).replaceAll("    "), -1);
    for (int i = 0; i < paragraphs.length && lines.size() < box.lines(); i++) {
      String paragraph = coverage.drawable(paragraphs[i]);
      if (paragraph.isBlank()) {
        lines.add(new Paragraph.Line("", null));
        continue;
      }
      Paragraph set = new Paragraph(paragraph, coverage, style.direction());
      if (leftToRight == null) {
        leftToRight = set.leftToRight();
      }
      boolean more = i < paragraphs.length - 1;
      lines.addAll(set.lines(box.width(), box.lines() - lines.size(), more));
    }
    return block(lines, style, all.get(0), !Boolean.FALSE.equals(leftToRight));
  }

  private static TextBlock block(
      List<Paragraph.Line> lines, TextStyle style, Font font, boolean leftToRight) {
    double pitch = style.size() * style.lineHeight();
    double width = lines.stream().mapToDouble(Paragraph.Line::width).max().orElse(0);
    LineMetrics metrics = font.getLineMetrics("x", Paragraph.EXACT);
    // As CSS does: what a line is higher than the font is above and below it in equal parts.
    double baseline = (pitch + metrics.getAscent() - metrics.getDescent()) / 2;
    Path2D.Double outline = new Path2D.Double(Path2D.WIND_NON_ZERO);
    List<TextBlock.Line> placed = new ArrayList<>();
    for (Paragraph.Line line : lines) {
      double x = (width - line.width()) * indent(style.align(), leftToRight);
      if (line.layout() != null) {
        outline.append(
            line.layout().getOutline(AffineTransform.getTranslateInstance(x, baseline)), false);
      }
      placed.add(new TextBlock.Line(line.text(), x, baseline, line.width()));
      baseline += pitch;
    }
    return new TextBlock(width, pitch * lines.size(), placed, outline);
  }

  private static double indent(Align align, boolean leftToRight) {
    return switch (align) {
      case START -> leftToRight ? 0 : 1;
      case END -> leftToRight ? 1 : 0;
      case LEFT -> 0;
      case CENTER -> 0.5;
      case RIGHT -> 1;
    };
  }
}
