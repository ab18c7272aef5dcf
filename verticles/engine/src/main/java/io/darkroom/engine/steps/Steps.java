package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Adjust;
import io.darkroom.contract.renditions.Blur;
import io.darkroom.contract.renditions.Border;
import io.darkroom.contract.renditions.Grayscale;
import io.darkroom.contract.renditions.Padding;
import io.darkroom.contract.renditions.Pixelate;
import io.darkroom.contract.renditions.Round;
import io.darkroom.contract.renditions.Sharpen;
import io.darkroom.contract.renditions.StepSpec;
import io.darkroom.contract.renditions.Text;
import io.darkroom.contract.renditions.Watermark;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.text.Typesetter;
import java.util.List;

/** The steps of one rendition, one after the other. */
public final class Steps {
  private final List<Step> steps;

  private Steps(List<Step> steps) {
    this.steps = steps;
  }

  /**
   * The steps that were asked for; at least one.
   *
   * @param others the images they need
   * @param typesetter sets their texts
   */
  public static Steps of(List<StepSpec> specs, Others others, Typesetter typesetter) {
    return new Steps(specs.stream().map(spec -> step(spec, others, typesetter)).toList());
  }

  private static Step step(StepSpec spec, Others others, Typesetter typesetter) {
    if (spec instanceof Text text) {
      return new TextStep(text, typesetter);
    }
    if (spec instanceof Watermark watermark) {
      return new WatermarkStep(watermark, others.of(watermark.source()));
    }
    return step(spec);
  }

  private static Step step(StepSpec spec) {
    if (spec instanceof Adjust adjust) {
      return new AdjustStep(adjust);
    }
    if (spec instanceof Blur blur) {
      return new BlurStep(blur);
    }
    if (spec instanceof Border border) {
      return new BorderStep(border);
    }
    if (spec instanceof Grayscale grayscale) {
      return new GrayscaleStep(grayscale);
    }
    if (spec instanceof Padding padding) {
      return new PaddingStep(padding);
    }
    if (spec instanceof Pixelate pixelate) {
      return new PixelateStep(pixelate);
    }
    if (spec instanceof Round round) {
      return new RoundStep(round);
    }
    if (spec instanceof Sharpen sharpen) {
      return new SharpenStep(sharpen);
    }
    throw new IllegalArgumentException("no step for " + spec);
  }

  /** A new picture; the one given stays its owner's. */
  public Pixels apply(Pixels picture) {
    Pixels current = steps.get(0).apply(picture);
    for (Step step : steps.subList(1, steps.size())) {
      try (Pixels before = current) {
        current = step.apply(before);
      }
    }
    return current;
  }
}
