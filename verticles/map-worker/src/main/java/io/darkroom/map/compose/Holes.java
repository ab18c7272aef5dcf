package io.darkroom.map.compose;

import io.darkroom.map.plan.Layer;
import io.darkroom.map.plan.Piece;
import io.darkroom.text.TextBlock;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Marks what is missing: hatched, with a border, and a note where there is room for one. */
final class Holes {
  /** Between two lines of the hatching = {@value} pixels, across and down. */
  private static final int PITCH = 12;

  private static final Color VEIL = new Color(0x80, 0x80, 0x80, 0x30);
  private static final Color LINES = new Color(0xb0, 0x20, 0x20, 0x90);
  private static final Color PAPER = new Color(0xff, 0xff, 0xff, 0xe0);
  private static final Color LETTERS = new Color(0xb0, 0x20, 0x20);
  private static final int PADDING = 3;

  private final Lettering lettering;

  Holes(Lettering lettering) {
    this.lettering = lettering;
  }

  /** Marks pieces of a layer that are missing. */
  void mark(Layer layer, List<Piece> missing, Page page, Layout layout) {
    if (missing.isEmpty()) {
      return;
    }
    BufferedImage drawing =
        new BufferedImage(layout.mapWidth(), layout.mapHeight(), BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = drawing.createGraphics();
    for (Piece piece : missing) {
      double left = layer.across().place(piece.x());
      double top = layer.down().place(piece.y());
      hatch(
          graphics,
          new Rectangle2D.Double(
              left,
              top,
              layer.across().place(piece.x() + piece.width()) - left,
              layer.down().place(piece.y() + piece.height()) - top),
          "missing: " + (layer.title().isEmpty() ? layer.name() : layer.title()));
    }
    graphics.dispose();
    page.over(drawing, layout.mapX(), layout.mapY());
  }

  /** Marks the place of a legend that is missing. */
  BufferedImage legend(Layer layer, int width, int height) {
    BufferedImage drawing = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = drawing.createGraphics();
    hatch(
        graphics,
        new Rectangle2D.Double(0, 0, width, height),
        "legend missing: " + (layer.title().isEmpty() ? layer.name() : layer.title()));
    graphics.dispose();
    return drawing;
  }

  private void hatch(Graphics2D graphics, Rectangle2D hole, String note) {
    if (hole.isEmpty()) {
      return;
    }
    Shape before = graphics.getClip();
    graphics.clip(hole);
    graphics.setPaint(VEIL);
    graphics.fill(hole);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setPaint(LINES);
    graphics.setStroke(new BasicStroke(1));
    // On lines that are the same for all holes, so that hatchings of neighbours meet.
    double first = Math.floor((hole.getMinX() + hole.getMinY()) / PITCH) * PITCH;
    for (double sum = first; sum <= hole.getMaxX() + hole.getMaxY(); sum += PITCH) {
      graphics.draw(
          new Line2D.Double(
              sum - hole.getMaxY(), hole.getMaxY(), sum - hole.getMinY(), hole.getMinY()));
    }
    graphics.draw(hole);
    write(graphics, hole, note);
    graphics.setClip(before);
  }

  private void write(Graphics2D graphics, Rectangle2D hole, String note) {
    TextBlock text = lettering.note(note, hole.getWidth() - 4 * PADDING);
    if (text.width() + 2 * PADDING > hole.getWidth() || text.height() > hole.getHeight()) {
      return;
    }
    double x = hole.getCenterX() - text.width() / 2;
    double y = hole.getCenterY() - text.height() / 2;
    graphics.setPaint(PAPER);
    graphics.fill(
        new Rectangle2D.Double(x - PADDING, y, text.width() + 2 * PADDING, text.height()));
    text.draw(graphics, x, y, LETTERS);
  }
}
