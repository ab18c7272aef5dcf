package io.darkroom.engine;

import io.darkroom.contract.renditions.Colour;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.renditions.Turn;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.plan.Canvas;
import io.darkroom.engine.plan.Target;
import io.darkroom.engine.steps.Backdrop;
import io.darkroom.engine.steps.Turner;

/** What geometry does to a picture after it was resized: turns it, and puts something behind it. */
final class Arrangement {
  private final int background;

  /**
   * @param background what is behind everything in a format that has no transparency, as 0xRRGGBB
   */
  Arrangement(int background) {
    this.background = background;
  }

  /** True if it does anything at all. */
  boolean changes(Pixels resized, Target target) {
    return !target.spec().geometry().turn().none() || backs(resized, target);
  }

  /** A new picture; the one given stays its owner's. */
  Pixels of(Pixels resized, Target target) {
    Turn turn = target.spec().geometry().turn();
    if (turn.none()) {
      return Backdrop.behind(resized, target.canvas(), behind(target));
    }
    Pixels turned = Turner.turn(resized, turn);
    if (!backs(resized, target)) {
      return turned;
    }
    try (turned) {
      return Backdrop.behind(turned, target.canvas(), behind(target));
    }
  }

  /** What is behind a rendition whose format has no transparency, as 0xRRGGBB. */
  int opaque(Target target) {
    Colour asked = target.spec().geometry().background();
    return asked != null && asked.opaque() ? asked.rgb() : background;
  }

  private static boolean backs(Pixels resized, Target target) {
    Canvas canvas = target.canvas();
    return canvas != null && (resized.alpha() || !canvas.fits(target.width(), target.height()));
  }

  /** Without a colour asked for: nothing, where the format can show that. */
  private Colour behind(Target target) {
    Colour asked = target.spec().geometry().background();
    if (asked != null) {
      return asked;
    }
    return target.format() == Format.JPEG ? Colour.of(background) : Colour.TRANSPARENT;
  }
}
