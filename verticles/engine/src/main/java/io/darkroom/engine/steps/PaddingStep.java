package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Padding;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;

/** {@link Padding}. */
record PaddingStep(Padding spec) implements Step {
  @Override
  public Pixels apply(Pixels picture) {
    try (Pixels canvas = Channels.holding(spec.colour(), picture)) {
      return canvas
          .memory()
          .make(
              to ->
                  Core.copyMakeBorder(
                      canvas.mat(),
                      to,
                      spec.top(),
                      spec.bottom(),
                      spec.left(),
                      spec.right(),
                      Core.BORDER_CONSTANT | Core.BORDER_ISOLATED,
                      Channels.scalar(spec.colour(), canvas)));
    }
  }
}
