package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Blur;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** {@link Blur}; edges are continued with themselves. */
record BlurStep(Blur spec) implements Step {
  @Override
  public Pixels apply(Pixels picture) {
    return picture
        .memory()
        .make(
            to ->
                Imgproc.GaussianBlur(
                    picture.mat(),
                    to,
                    new Size(),
                    spec.sigma(),
                    spec.sigma(),
                    Core.BORDER_REPLICATE));
  }
}
