package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Presets;
import io.darkroom.contract.Source;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The options of the operation {@code renditions}: pictures made of one picture.
 *
 * @param renditions what to make; 1 to {@value #MAX_RENDITIONS}, names all different; may be none
 *     when there is info
 * @param info what is to be told of the image; null for nothing more than format and size
 * @param keep what they keep of the source's metadata
 * @param intake how the source is taken
 */
public record RenditionsOptions(
    List<RenditionSpec> renditions, InfoOptions info, Set<Keep> keep, Intake intake) {
  /** The operation's name. */
  public static final String OPERATION = "renditions";

  /** Most renditions of one job = {@value}. */
  public static final int MAX_RENDITIONS = 32;

  /** Most other images that the steps of one job may need = {@value}. */
  public static final int MAX_SOURCES = 8;

  /** Reads and checks the options of one job. */
  public static RenditionsOptions read(Conf conf) {
    conf.has(Presets.KEY); // resolved before; it only says where the options come from
    List<RenditionSpec> specs =
        conf.sections("renditions").stream().map(RenditionSpec::read).toList();
    InfoOptions info = conf.has("info") ? InfoOptions.read(conf.section("info")) : null;
    if (specs.isEmpty()) {
      conf.complain(Failure.MISSING_FIELD, "renditions", "must list at least one rendition");
    } else if (specs.size() > MAX_RENDITIONS) {
      conf.complain(
          Failure.INVALID_VALUE,
          "renditions",
          "lists " + specs.size() + ", at most " + MAX_RENDITIONS + " are allowed");
    }
    Set<String> names = new HashSet<>();
    for (RenditionSpec spec : specs) {
      if (!names.add(spec.name())) {
        conf.complain(
            Failure.INVALID_VALUE, "renditions", "has the name \"" + spec.name() + "\" twice");
      }
    }
    RenditionsOptions read =
        conf.done(new RenditionsOptions(specs, info, Keep.read(conf), Intake.read(conf)));
    if (read.sources().size() > MAX_SOURCES) {
      conf.complain(
          Failure.INVALID_VALUE,
          "renditions",
          "need "
              + read.sources().size()
              + " other images, at most "
              + MAX_SOURCES
              + " are allowed");
    }
    return read;
  }

  /** Reads options that were checked at the door. */
  public static RenditionsOptions of(JsonObject options) {
    Conf conf = Conf.of(options);
    RenditionsOptions read = read(conf);
    conf.throwIfAny();
    return read;
  }

  /** No rendition, only what is to be told of an image. */
  public static RenditionsOptions only(InfoOptions info) {
    return new RenditionsOptions(List.of(), info, Set.of(), Intake.DEFAULT);
  }

  /** Other images that its steps need, each once. */
  public List<Source> sources() {
    return renditions.stream()
        .flatMap(spec -> spec.steps().stream())
        .flatMap(step -> step.sources().stream())
        .distinct()
        .toList();
  }
}
