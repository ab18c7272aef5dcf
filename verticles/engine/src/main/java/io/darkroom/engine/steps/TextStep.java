package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Colour;
import io.darkroom.contract.renditions.Text;
import io.darkroom.contract.renditions.TextLetters;
import io.darkroom.contract.renditions.TextLook;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.text.Align;
import io.darkroom.text.Direction;
import io.darkroom.text.TextBlock;
import io.darkroom.text.TextBox;
import io.darkroom.text.TextStyle;
import io.darkroom.text.Typeface;
import io.darkroom.text.Typesetter;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.function.Consumer;
import org.opencv.core.Core;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** {@link Text}. The picture is in colour then. */
record TextStep(Text spec, Typesetter typesetter) implements Step {
  /** How far a blur reaches, in standard deviations. */
  private static final int REACH = 3;

  @Override
  public Pixels apply(Pixels picture) {
    TextBlock block = set(picture);
    Rectangle2D box = box(picture, block);
    Pixels written = Channels.bgr(picture);
    try {
      Rect where = where(picture, block, box);
      if (where.width > 0 && where.height > 0) {
        write(written, where, block, box);
      }
      return written;
    } catch (RuntimeException | Error failure) {
      written.close();
      throw failure;
    }
  }

  /** As wide as it was told or as there is room, and no higher than the picture. */
  private TextBlock set(Pixels picture) {
    TextLetters letters = spec.letters();
    double pitch = letters.size() * spec.room().lineHeight();
    int aside = 2 * (Math.abs(spec.place().x()) + padding());
    int above = 2 * padding() + Math.abs(spec.place().y());
    int width = spec.room().maxWidth();
    int lines = Math.max(1, (int) ((picture.height() - above) / pitch));
    TextStyle style =
        new TextStyle(
            Typeface.valueOf(letters.font().name()),
            letters.weight() == TextLetters.Weight.BOLD,
            letters.size(),
            spec.room().lineHeight(),
            Align.valueOf(spec.room().align().name()),
            Direction.valueOf(spec.room().direction().name()));
    TextBox room =
        new TextBox(
            width == 0 ? Math.max(1, picture.width() - aside) : width,
            spec.room().maxLines() == 0 ? lines : Math.min(lines, spec.room().maxLines()));
    return typesetter.set(spec.text(), style, room, spec.missing());
  }

  private int padding() {
    return spec.look().box() == null ? 0 : spec.look().box().padding();
  }

  private Rectangle2D box(Pixels picture, TextBlock block) {
    int width = (int) Math.ceil(block.width()) + 2 * padding();
    int height = (int) Math.ceil(block.height()) + 2 * padding();
    return new Rectangle2D.Double(
        spec.place().left(picture.width(), width),
        spec.place().top(picture.height(), height),
        width,
        height);
  }

  /** What part of the picture, and a little more for the shadow's blur, is drawn on. */
  private Rect where(Pixels picture, TextBlock block, Rectangle2D box) {
    Rectangle2D all = block.at(box.getX() + padding(), box.getY() + padding()).getBounds2D();
    TextLook look = spec.look();
    double wide = look.outline() == null ? 0 : look.outline().width();
    grow(all, wide);
    double reach = 0;
    if (look.shadow() != null) {
      Rectangle2D cast =
          new Rectangle2D.Double(
              all.getX() + look.shadow().x(),
              all.getY() + look.shadow().y(),
              all.getWidth(),
              all.getHeight());
      reach = Math.ceil(REACH * look.shadow().blur());
      grow(cast, reach);
      all.add(cast);
    }
    if (look.box() != null) {
      all.add(box);
    }
    Rectangle2D near = new Rectangle2D.Double(0, 0, picture.width(), picture.height());
    grow(near, reach);
    Rectangle2D seen = all.createIntersection(near);
    int x = (int) Math.floor(seen.getX());
    int y = (int) Math.floor(seen.getY());
    return new Rect(x, y, (int) Math.ceil(seen.getMaxX()) - x, (int) Math.ceil(seen.getMaxY()) - y);
  }

  private static void grow(Rectangle2D box, double by) {
    box.setRect(
        box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
  }

  private void write(Pixels picture, Rect where, TextBlock block, Rectangle2D box) {
    double x = box.getX() + padding();
    double y = box.getY() + padding();
    TextLook look = spec.look();
    try (Pixels all = layer(picture, where, graphics -> paintBox(graphics, box));
        Pixels letters = layer(picture, where, graphics -> paint(graphics, block, x, y))) {
      if (look.shadow() != null) {
        try (Pixels shadow = shadow(picture, where, block, x, y)) {
          Over.lay(all, shadow, 0, 0, look.shadow().colour().alpha() / 255.0);
        }
      }
      Over.lay(all, letters, 0, 0, 1);
      Over.lay(picture, all, where.x, where.y, look.opacity());
    }
  }

  private static Pixels layer(Pixels picture, Rect where, Consumer<Graphics2D> painter) {
    return Drawing.of(picture.memory(), where, painter);
  }

  private void paintBox(Graphics2D graphics, Rectangle2D box) {
    TextLook.Box look = spec.look().box();
    if (look != null) {
      double corner = 2.0 * look.radius();
      graphics.setPaint(awt(look.colour()));
      graphics.fill(
          new RoundRectangle2D.Double(
              box.getX(), box.getY(), box.getWidth(), box.getHeight(), corner, corner));
    }
  }

  private void paint(Graphics2D graphics, TextBlock block, double x, double y) {
    TextLook.Outline outline = spec.look().outline();
    if (outline != null && outline.width() > 0) {
      graphics.setPaint(awt(outline.colour()));
      graphics.setStroke(stroke(outline));
      graphics.draw(block.at(x, y));
    }
    block.draw(graphics, x, y, awt(spec.look().colour()));
  }

  /** As if its colour were opaque: letters and their outlines overlap. */
  private Pixels shadow(Pixels picture, Rect where, TextBlock block, double x, double y) {
    TextLook.Shadow cast = spec.look().shadow();
    TextLook.Outline outline = spec.look().outline();
    Pixels sharp =
        layer(
            picture,
            where,
            graphics -> {
              Color colour = awt(Colour.of(cast.colour().rgb()));
              block.draw(graphics, x + cast.x(), y + cast.y(), colour);
              if (outline != null && outline.width() > 0) {
                graphics.setStroke(stroke(outline));
                graphics.setPaint(colour);
                graphics.draw(block.at(x + cast.x(), y + cast.y()));
              }
            });
    if (cast.blur() == 0) {
      return sharp;
    }
    try (sharp) {
      return picture
          .memory()
          .make(
              to ->
                  Imgproc.GaussianBlur(
                      sharp.mat(), to, new Size(), cast.blur(), cast.blur(), Core.BORDER_CONSTANT));
    }
  }

  private static BasicStroke stroke(TextLook.Outline outline) {
    return new BasicStroke(
        (float) (2 * outline.width()), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  private static Color awt(Colour colour) {
    return new Color(colour.rgb() | colour.alpha() << 24, true);
  }
}
