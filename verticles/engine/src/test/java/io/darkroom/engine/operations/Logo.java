package io.darkroom.engine.operations;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.text.Fonts;
import io.darkroom.text.TextBlock;
import io.darkroom.text.TextBox;
import io.darkroom.text.TextStyle;
import io.darkroom.text.Typesetter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** The watermark of the pictures: the project's name in white, on nothing. */
final class Logo {
  private Logo() {}

  static byte[] png() {
    TextBlock name =
        new Typesetter(new Fonts(DeveloperFixture.NATIVE_CACHE))
            .set("Darkroom", TextStyle.of(60).inBold(), TextBox.UNBOUNDED);
    BufferedImage image =
        new BufferedImage((int) name.width() + 100, 90, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(5, 10, 70, 70);
    graphics.setColor(new Color(0xc0, 0x20, 0x20));
    graphics.fillOval(22, 27, 36, 36);
    name.draw(graphics, 88, 3, Color.WHITE);
    graphics.dispose();
    return Pictures.png(image);
  }
}
