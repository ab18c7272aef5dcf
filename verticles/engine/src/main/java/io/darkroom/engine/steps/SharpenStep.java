package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Sharpen;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * {@link Sharpen}. Where there is alpha a colour is compared with the average of the visible
 * colours around it: an edge of the shape is no edge of the colours. Alpha itself stays as it is.
 */
record SharpenStep(Sharpen spec) implements Step {
  private static final double LEVELS = 255;

  @Override
  public Pixels apply(Pixels picture) {
    try (Pixels around = around(picture);
        Pixels sharp = lifted(picture, around)) {
      if (spec.threshold() > 0) {
        leaveSmallDifferences(picture, around, sharp);
      }
      if (!picture.alpha()) {
        return Channels.copy(sharp);
      }
      try (Pixels most = Channels.alphaOfEach(picture)) {
        return picture.memory().make(to -> Core.min(sharp.mat(), most.mat(), to));
      }
    }
  }

  private Pixels lifted(Pixels picture, Pixels around) {
    double amount = spec.amount();
    return picture
        .memory()
        .make(to -> Core.addWeighted(picture.mat(), 1 + amount, around.mat(), -amount, 0, to));
  }

  /** What surrounds each pixel, with the pixel's own alpha. */
  private Pixels around(Pixels picture) {
    if (!picture.alpha()) {
      return blurred(picture);
    }
    double full = Channels.full(picture);
    try (Pixels blurred = blurred(picture);
        Pixels seen = Channels.alphaOfEach(blurred);
        Pixels own = Channels.alphaOfEach(picture)) {
      NativeMemory memory = picture.memory();
      try (Pixels straight = memory.make(to -> Core.divide(blurred.mat(), seen.mat(), to, full))) {
        return memory.make(to -> Core.multiply(straight.mat(), own.mat(), to, 1 / full));
      }
    }
  }

  private Pixels blurred(Pixels picture) {
    double sigma = spec.sigma();
    return picture
        .memory()
        .make(
            to ->
                Imgproc.GaussianBlur(
                    picture.mat(), to, new Size(), sigma, sigma, Core.BORDER_REPLICATE));
  }

  /** Channel by channel, since a mask has one. */
  private void leaveSmallDifferences(Pixels picture, Pixels around, Pixels sharp) {
    NativeMemory memory = picture.memory();
    double most = spec.threshold() * Channels.full(picture) / LEVELS;
    for (int channel = 0; channel < picture.mat().channels(); channel++) {
      int index = channel;
      try (Pixels before = memory.make(to -> Core.extractChannel(picture.mat(), to, index));
          Pixels after = memory.make(to -> Core.extractChannel(sharp.mat(), to, index));
          Pixels small =
              memory.make(
                  to -> {
                    Core.extractChannel(around.mat(), to, index);
                    Core.absdiff(before.mat(), to, to);
                    Core.compare(to, new Scalar(most), to, Core.CMP_LE);
                  })) {
        before.mat().copyTo(after.mat(), small.mat());
        Core.insertChannel(after.mat(), sharp.mat(), index);
      }
    }
  }
}
