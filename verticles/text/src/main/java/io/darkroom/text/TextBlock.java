package io.darkroom.text;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A text set into lines; its top left corner is at 0,0. Any thread. */
public final class TextBlock {
  /**
   * One line.
   *
   * @param text what is on it, in the order it is read
   * @param x its left end
   * @param baseline what its letters stand on
   * @param width from its left to its right end
   */
  public record Line(String text, double x, double baseline, double width) {}

  private final double width;
  private final double height;
  private final List<Line> lines;
  private final Path2D.Double outline;

  TextBlock(double width, double height, List<Line> lines, Path2D.Double outline) {
    this.width = width;
    this.height = height;
    this.lines = List.copyOf(lines);
    this.outline = outline;
  }

  /** The longest line's. */
  public double width() {
    return width;
  }

  /** That of all lines; high letters may reach beyond it, see {@link #ink}. */
  public double height() {
    return height;
  }

  public List<Line> lines() {
    return lines;
  }

  /** What is drawn on; letters may reach beyond width and height. Empty for spaces. */
  public Rectangle2D ink() {
    return outline.getBounds2D();
  }

  /** The letters' outlines with the block's corner at a place. */
  public Shape at(double x, double y) {
    return AffineTransform.getTranslateInstance(x, y).createTransformedShape(outline);
  }

  /** Draws it with its top left corner at a place. The graphics' hints stay as they were. */
  public void draw(Graphics2D graphics, double x, double y, Paint paint) {
    Paint before = graphics.getPaint();
    RenderingHints hints = graphics.getRenderingHints();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setPaint(paint);
    graphics.fill(at(x, y));
    graphics.setPaint(before);
    graphics.setRenderingHints(hints);
  }
}
