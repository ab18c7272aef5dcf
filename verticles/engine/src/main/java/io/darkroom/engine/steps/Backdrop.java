package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Colour;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.plan.Canvas;
import org.opencv.core.Core;

/** Puts a colour behind a picture: around it, and where it is transparent. */
public final class Backdrop {
  private Backdrop() {}

  /** A new picture of the canvas's size; the one given stays its owner's. */
  public static Pixels behind(Pixels picture, Canvas canvas, Colour colour) {
    try (Pixels able = Channels.holding(colour, picture);
        Pixels filled = filled(able, colour)) {
      int right = canvas.width() - canvas.x() - filled.width();
      int below = canvas.height() - canvas.y() - filled.height();
      return picture
          .memory()
          .make(
              to ->
                  Core.copyMakeBorder(
                      filled.mat(),
                      to,
                      canvas.y(),
                      below,
                      canvas.x(),
                      right,
                      Core.BORDER_CONSTANT | Core.BORDER_ISOLATED,
                      Channels.scalar(colour, filled)));
    }
  }

  /** The picture with the colour where it is transparent: picture + (1 - alpha) * colour. */
  private static Pixels filled(Pixels picture, Colour colour) {
    if (!picture.alpha() || colour.alpha() == 0) {
      return Channels.copy(picture);
    }
    if (colour.opaque()) {
      return Alpha.flattened(picture, colour.rgb());
    }
    NativeMemory memory = picture.memory();
    try (Pixels behind = Channels.alphaOfEach(picture)) {
      return memory.make(
          to -> {
            Core.bitwise_not(behind.mat(), behind.mat());
            double full = Channels.full(picture);
            Core.multiply(behind.mat(), Channels.scalar(colour, picture), to, 1 / full);
            Core.add(picture.mat(), to, to);
          });
    }
  }
}
