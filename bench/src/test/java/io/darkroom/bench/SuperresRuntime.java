package io.darkroom.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What runs networks. */
enum SuperresRuntime {
  /** As Darkroom does. */
  OPENCV,
  ONNX_RUNTIME,
  /** The original's, in node: one thread, and only of the models that have been written for it. */
  TENSORFLOW_JS;

  private static final Map<String, String> OF_THE_ORIGINAL =
      Map.of("idealo-psnr-small-x2", "psnr-small", "idealo-gans-x4", "gans");

  /** Whether it has that model, and does with so many threads. */
  boolean runs(String model, int threads) {
    return this != TENSORFLOW_JS || (threads == 1 && OF_THE_ORIGINAL.containsKey(model));
  }

  /** How it is started, to speak as {@link Inference} does. */
  List<String> command(String model, int side, int threads) {
    if (this == TENSORFLOW_JS) {
      Path script = BenchHome.path().resolve("peers/superres-tfjs.cjs");
      return List.of("node", script.toString(), OF_THE_ORIGINAL.get(model), Integer.toString(side));
    }
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        Inference.class.getName(),
        name(),
        model,
        Integer.toString(side),
        Integer.toString(threads));
  }
}
