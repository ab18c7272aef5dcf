package io.darkroom.avatar.compare;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** A sheet with pairs of pictures: each ours, the other, and where they differ, side by side. */
public final class Sheet {
  private static final int MARGIN = 8;
  private static final int SQUARE = 8;
  private static final Color LIGHT = new Color(0xf2f2f2);
  private static final Color DARK = new Color(0xdcdcdc);

  /** Distance that is shown in full = {@value}; what is further apart looks the same. */
  private static final double FULL = 128;

  private Sheet() {}

  /** Lays pairs out, one below the other. */
  public static BufferedImage of(List<Pair> pairs) {
    int width = MARGIN;
    int height = MARGIN;
    for (Pair pair : pairs) {
      width = Math.max(width, MARGIN + 3 * (pair.drawn().getWidth() + MARGIN));
      height += pair.drawn().getHeight() + MARGIN;
    }
    BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    int top = MARGIN;
    for (Pair pair : pairs) {
      int step = pair.drawn().getWidth() + MARGIN;
      lay(graphics, pair.drawn(), MARGIN, top);
      lay(graphics, pair.snapshot(), MARGIN + step, top);
      graphics.drawImage(differences(pair), MARGIN + 2 * step, top, null);
      top += pair.drawn().getHeight() + MARGIN;
    }
    graphics.dispose();
    return sheet;
  }

  /** On squares, so that what is transparent is seen. */
  private static void lay(Graphics2D graphics, BufferedImage picture, int left, int top) {
    for (int y = 0; y < picture.getHeight(); y += SQUARE) {
      for (int x = 0; x < picture.getWidth(); x += SQUARE) {
        graphics.setColor((x + y) / SQUARE % 2 == 0 ? LIGHT : DARK);
        graphics.fillRect(left + x, top + y, SQUARE, SQUARE);
      }
    }
    graphics.drawImage(picture, left, top, null);
  }

  /** White where they are the same, to black where they are far apart. */
  private static BufferedImage differences(Pair pair) {
    int width = pair.drawn().getWidth();
    int height = pair.drawn().getHeight();
    BufferedImage made = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grey = (int) Math.round(255 * (1 - Math.min(1, pair.distance(x, y) / FULL)));
        made.setRGB(x, y, (grey << 16) | (grey << 8) | grey);
      }
    }
    return made;
  }
}
