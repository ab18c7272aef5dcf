package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Grayscale;
import io.darkroom.engine.pixels.Pixels;

/** {@link Grayscale}; a picture all grey and without alpha has one channel. */
record GrayscaleStep(Grayscale spec) implements Step {
  @Override
  public Pixels apply(Pixels picture) {
    return spec.amount() == 1 && picture.mat().channels() == 3
        ? ColourMatrix.luma(picture)
        : new ColourMatrix(1, 1 - spec.amount(), 0).apply(picture);
  }
}
