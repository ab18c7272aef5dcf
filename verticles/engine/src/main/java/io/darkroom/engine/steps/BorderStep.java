package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Border;
import io.darkroom.contract.renditions.Colour;
import io.darkroom.contract.renditions.Padding;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;

/** {@link Border}. */
record BorderStep(Border spec) implements Step {
  @Override
  public Pixels apply(Pixels picture) {
    int width = spec.width();
    return spec.place() == Border.Place.OUTSIDE
        ? new PaddingStep(new Padding(width, width, width, width, spec.colour())).apply(picture)
        : inside(picture);
  }

  /** Four bars that do not overlap. What is beneath keeps its alpha, or has none. */
  private Pixels inside(Pixels picture) {
    int w = picture.width();
    int h = picture.height();
    int x = Math.min(spec.width(), (w + 1) / 2);
    int y = Math.min(spec.width(), (h + 1) / 2);
    Pixels framed = spec.colour().grey() ? Channels.copy(picture) : Channels.bgr(picture);
    try {
      for (Rect bar :
          List.of(
              new Rect(0, 0, w, y),
              new Rect(0, Math.max(y, h - y), w, Math.min(y, h - y)),
              new Rect(0, y, x, Math.max(0, h - 2 * y)),
              new Rect(Math.max(x, w - x), y, Math.min(x, w - x), Math.max(0, h - 2 * y)))) {
        cover(framed, bar);
      }
      return framed;
    } catch (RuntimeException | Error failure) {
      framed.close();
      throw failure;
    }
  }

  private void cover(Pixels picture, Rect bar) {
    if (bar.width == 0 || bar.height == 0) {
      return;
    }
    Colour colour = spec.colour();
    double covered = colour.alpha() / 255.0;
    Scalar full = Channels.scalar(Colour.of(colour.rgb()), picture);
    try (Pixels part = Channels.part(picture, bar);
        Pixels paint =
            picture
                .memory()
                .make(
                    to -> {
                      to.create(bar.size(), picture.mat().type());
                      NativeMemory.fill(to, full);
                    })) {
      Core.addWeighted(part.mat(), 1 - covered, paint.mat(), covered, 0, part.mat());
    }
  }
}
