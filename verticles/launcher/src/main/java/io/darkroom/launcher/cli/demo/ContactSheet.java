package io.darkroom.launcher.cli.demo;

import io.darkroom.contract.Rendition;
import io.darkroom.launcher.cli.JobText;
import io.darkroom.launcher.cli.screen.Amounts;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * One dark page with all renditions of some photos. What Java cannot read (WebP) is an empty frame
 * of its size that names the file.
 */
final class ContactSheet {
  /** Photos on a page, at most = {@value}: a page has to fit into memory. */
  static final int MOST_PHOTOS = 8;

  /** The page's width in pixels = {@value}. */
  static final int WIDTH = 1600;

  static final Color PAGE = new Color(0x17181b);
  static final Color FRAME = new Color(0x3a3d44);
  private static final Color BRIGHT = new Color(0xe8e6e3);
  private static final Color DIM = new Color(0x9a9ca3);
  static final int MARGIN = 56;
  static final int HEAD = 76;

  private final Optional<Font> font;

  /**
   * @param font of the captions; without one there are none
   */
  ContactSheet(Optional<Font> font) {
    this.font = font;
  }

  /** Draws the page; photos beyond {@link #MOST_PHOTOS} are left out. */
  BufferedImage draw(List<Developed> photos) throws IOException {
    List<SheetPart> parts =
        photos.stream()
            .limit(MOST_PHOTOS)
            .map(photo -> SheetPart.of(photo, WIDTH - 2 * MARGIN))
            .toList();
    int height = MARGIN + parts.stream().mapToInt(part -> HEAD + part.height() + MARGIN).sum();
    BufferedImage page = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = page.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(PAGE);
    graphics.fillRect(0, 0, WIDTH, height);
    int top = MARGIN;
    for (SheetPart part : parts) {
      drawPart(graphics, part, top);
      top += HEAD + part.height() + MARGIN;
    }
    graphics.dispose();
    return page;
  }

  private void drawPart(Graphics2D graphics, SheetPart part, int top) throws IOException {
    Developed photo = part.photo();
    text(graphics, photo.photo().file().getFileName().toString(), BRIGHT, 30, MARGIN, top + 24);
    String made =
        photo.prints().size() + " renditions in " + Amounts.time(photo.took()) + ", to scale";
    text(graphics, made, DIM, 17, MARGIN, top + 52);
    for (int i = 0; i < part.prints().size(); i++) {
      Rectangle box = part.boxes().get(i);
      drawPrint(graphics, part.prints().get(i), part.scale(), MARGIN + box.x, top + HEAD + box.y);
    }
  }

  private void drawPrint(Graphics2D graphics, Developed.Print print, double scale, int x, int y)
      throws IOException {
    Rendition rendition = print.rendition();
    int width = SheetPart.side(rendition.width(), scale);
    int height = SheetPart.side(rendition.height(), scale);
    BufferedImage picture = ImageIO.read(print.file().toFile());
    if (picture != null) {
      graphics.drawImage(picture, x, y, width, height, null);
    } else {
      graphics.setColor(FRAME);
      graphics.drawRect(x, y, width - 1, height - 1);
      text(graphics, "see " + print.file().getFileName(), DIM, 15, x + 14, y + 30);
    }
    String size = Amounts.pixels(rendition.width(), rendition.height());
    text(graphics, rendition.name() + "  " + size, BRIGHT, 16, x, y + height + 24);
    String weight = JobText.format(rendition) + ", " + Amounts.bytes(rendition.bytes());
    text(graphics, weight, DIM, 15, x, y + height + 45);
  }

  private void text(Graphics2D graphics, String text, Color color, int size, int x, int y) {
    if (font.isPresent()) {
      graphics.setFont(font.get().deriveFont((float) size));
      graphics.setColor(color);
      graphics.drawString(text, x, y);
    }
  }
}
