package io.darkroom.bench;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast networks make tiles larger, and in how much memory. */
@Command(
    name = "superres",
    mixinStandardHelpOptions = true,
    header = "Megapixels of output a second, and peak memory, by model and tile.",
    description =
        "The networks that ship, in OpenCV as Darkroom runs them, next to ONNX Runtime and, of the"
            + " original's models, TensorFlow.js with WebAssembly in node (bench/peers/install)."
            + " Each in a process of its own, in turn.")
public final class SuperresBench extends Bench {
  private static final double MB = 1 << 20;

  /** Those with "noise1" are the same networks with other weights. */
  @Option(
      names = "--models",
      split = ",",
      defaultValue = "waifu2x-upconv7-x2,waifu2x-cunet-x2,idealo-psnr-small-x2,idealo-gans-x4",
      description = "(${DEFAULT-VALUE})")
  private List<String> models;

  @Option(
      names = "--tiles",
      split = ",",
      defaultValue = "0,256",
      description = "Sides of tiles; 0 for the model's own (${DEFAULT-VALUE}).")
  private List<Integer> tiles;

  @Option(
      names = "--threads",
      split = ",",
      defaultValue = "1,2",
      description = "(${DEFAULT-VALUE})")
  private List<Integer> threads;

  @Option(names = "--rounds", defaultValue = "5", description = "(${DEFAULT-VALUE})")
  private int rounds;

  private final Set<SuperresRuntime> missing = new HashSet<>();
  private final Map<SuperresRuntime, String> versions = new EnumMap<>(SuperresRuntime.class);

  @Override
  Report measure() throws Exception {
    Report report =
        new Report("runtime", "model", "tile", "fed", "threads", "ms", "MP/s", "ratio", "peak MB");
    for (String model : models) {
      for (int tile : tiles) {
        for (int count : threads) {
          measure(report, model, tile, count);
        }
      }
    }
    versions.forEach((runtime, version) -> report.note(runtime + " " + version + "."));
    missing.forEach(one -> report.note(one + " is not there; bench/peers/install says why."));
    return report.note(
        "MP/s of the tile itself, made larger, its surroundings not counted: medians of "
            + rounds
            + " rounds. Ratio: to OpenCV's in the same round, median. Peak MB: above the loaded"
            + " model.");
  }

  private void measure(Report report, String model, int wanted, int count) throws IOException {
    JsonObject descriptor = SuperresModels.descriptor(model);
    int tile = wanted == 0 ? descriptor.getInteger("tile", 128) : wanted;
    int fed = tile + 2 * SuperresModels.surroundings(descriptor);
    int side = tile * descriptor.getInteger("scale", 2);
    say(model + ", tiles of " + tile + ", " + count + " threads");
    Map<SuperresRuntime, InferenceProcess> started = new EnumMap<>(SuperresRuntime.class);
    try {
      for (SuperresRuntime runtime : SuperresRuntime.values()) {
        start(started, runtime, model, fed, count);
      }
      Map<SuperresRuntime, List<Long>> nanos = rounds(started);
      List<Long> own = nanos.get(SuperresRuntime.OPENCV);
      for (SuperresRuntime runtime : started.keySet()) {
        List<Long> its = nanos.get(runtime);
        double median = Figures.median(its, Long::doubleValue);
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < its.size(); i++) {
          ratios.add(own.get(i) / (double) its.get(i));
        }
        report.row(
            runtime,
            model,
            tile,
            fed,
            count,
            median / 1e6,
            BigDecimal.valueOf(side * (double) side * 1e3 / median)
                .setScale(3, RoundingMode.HALF_EVEN),
            Figures.median(ratios, Double::doubleValue),
            started.get(runtime).peak() / MB);
      }
    } finally {
      started.values().forEach(InferenceProcess::close);
    }
  }

  private void start(
      Map<SuperresRuntime, InferenceProcess> started,
      SuperresRuntime runtime,
      String model,
      int fed,
      int count)
      throws IOException {
    if (missing.contains(runtime) || !runtime.runs(model, count)) {
      return;
    }
    try {
      InferenceProcess process = InferenceProcess.start(runtime, model, fed, count);
      started.put(runtime, process);
      versions.put(runtime, process.version());
    } catch (IOException failure) {
      if (runtime != SuperresRuntime.TENSORFLOW_JS) {
        throw failure;
      }
      missing.add(runtime);
    }
  }

  /**
   * Each in turn, so that what else the machine does hits all of them; the first is not counted.
   */
  private Map<SuperresRuntime, List<Long>> rounds(Map<SuperresRuntime, InferenceProcess> started)
      throws IOException {
    Map<SuperresRuntime, List<Long>> nanos = new EnumMap<>(SuperresRuntime.class);
    for (int round = 0; round <= rounds; round++) {
      for (Map.Entry<SuperresRuntime, InferenceProcess> one : started.entrySet()) {
        long took = one.getValue().run();
        if (round > 0) {
          nanos.computeIfAbsent(one.getKey(), none -> new ArrayList<>()).add(took);
        }
      }
    }
    return nanos;
  }
}
