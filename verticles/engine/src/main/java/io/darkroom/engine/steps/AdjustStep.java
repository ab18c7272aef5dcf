package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Adjust;
import io.darkroom.engine.pixels.Pixels;

/** {@link Adjust}; the three make one matrix, so that nothing is cut off between them. */
record AdjustStep(Adjust spec) implements Step {
  @Override
  public Pixels apply(Pixels picture) {
    return new ColourMatrix(
            spec.brightness() * spec.contrast(), spec.saturation(), (1 - spec.contrast()) / 2)
        .apply(picture);
  }
}
