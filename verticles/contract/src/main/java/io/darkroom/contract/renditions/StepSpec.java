package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What is done with a picture between resizing and encoding: an object of the list {@code steps} of
 * a rendition, {@code {"step": "blur", "sigma": 2}}. Each kind is a record of its own, which reads
 * and limits its own options; lengths are in pixels of the rendition, before {@code dpr}.
 */
public interface StepSpec {
  /** Most steps of one rendition = {@value}. */
  int MAX_STEPS = 16;

  /** Other images it needs, which are fetched before anything is developed. */
  default List<Source> sources() {
    return List.of();
  }

  /** The same at {@code dpr} times the size: lengths in pixels are multiplied by it. */
  default StepSpec times(double dpr) {
    return this;
  }

  /** By how many pixels it makes a picture wider. */
  default int extraWidth() {
    return 0;
  }

  /** By how many pixels it makes a picture higher. */
  default int extraHeight() {
    return 0;
  }

  /** Readers of all kinds, by the name jobs give. */
  private static Map<String, Function<Conf, StepSpec>> kinds() {
    return new TreeMap<>(
        Map.of(
            "adjust", Adjust::read,
            "blur", Blur::read,
            "border", Border::read,
            "grayscale", Grayscale::read,
            "padding", Padding::read,
            "pixelate", Pixelate::read,
            "round", Round::read,
            "sharpen", Sharpen::read,
            "text", Text::read,
            "watermark", Watermark::read));
  }

  /** The steps of one rendition. */
  static List<StepSpec> readAll(Conf rendition) {
    List<Conf> steps = rendition.sections("steps");
    if (steps.size() > MAX_STEPS) {
      rendition.complain(
          Failure.INVALID_VALUE,
          "steps",
          "lists " + steps.size() + ", at most " + MAX_STEPS + " are allowed");
    }
    return steps.stream().limit(MAX_STEPS).flatMap(step -> read(step).stream()).toList();
  }

  private static List<StepSpec> read(Conf conf) {
    Map<String, Function<Conf, StepSpec>> kinds = kinds();
    String name = conf.text("step");
    Function<Conf, StepSpec> reader = kinds.get(name);
    if (reader != null) {
      return List.of(conf.done(reader.apply(conf)));
    }
    if (!name.isEmpty()) { // an empty one was complained about
      conf.complain(
          Failure.INVALID_VALUE,
          "step",
          "is \"" + name + "\", must be one of " + String.join(", ", kinds.keySet()));
    }
    return List.of();
  }
}
