package io.darkroom.engine.encode;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;

/** Graphics, drawn in code with smooth edges. */
final class Drawing {
  private Drawing() {}

  /** Bars, a curve and lines on white. */
  static BufferedImage chart(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = begun(image);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    paint(graphics, width, height);
    return image;
  }

  /** The same on nothing. */
  static BufferedImage logo(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    paint(begun(image), width, height);
    return image;
  }

  private static Graphics2D begun(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return graphics;
  }

  private static void paint(Graphics2D graphics, int width, int height) {
    for (int i = 0; i < 6; i++) {
      graphics.setColor(Color.getHSBColor(i / 6f, 0.7f, 0.8f));
      int bar = height * (i + 2) / 10;
      graphics.fillRoundRect(width * i / 6 + 4, height - bar, width / 8, bar, 9, 9);
    }
    graphics.setColor(Color.DARK_GRAY);
    Path2D curve = new Path2D.Double();
    curve.moveTo(0, height / 2.0);
    for (int x = 1; x < width; x++) {
      curve.lineTo(x, height * (0.5 + 0.3 * Math.sin(x * 0.03)));
    }
    graphics.draw(curve);
    graphics.dispose();
  }
}
