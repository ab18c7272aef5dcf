package io.darkroom.text;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A block as pixels, black on white. */
record Drawn(BufferedImage image) {
  static Drawn of(TextBlock block) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(block.width()) + 20,
            (int) Math.ceil(block.height()) + 20,
            BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    block.draw(graphics, 10, 10, Color.BLACK);
    graphics.dispose();
    return new Drawn(image);
  }

  /** How black it is, in pixels, between two columns and two rows. */
  double ink(int left, int top, int right, int bottom) {
    double ink = 0;
    for (int y = Math.max(0, top); y < Math.min(bottom, image.getHeight()); y++) {
      for (int x = Math.max(0, left); x < Math.min(right, image.getWidth()); x++) {
        ink += 1 - image.getRaster().getSample(x, y, 0) / 255.0;
      }
    }
    return ink;
  }

  double ink() {
    return ink(0, 0, image.getWidth(), image.getHeight());
  }
}
