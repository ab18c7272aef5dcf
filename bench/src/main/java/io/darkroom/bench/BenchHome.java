package io.darkroom.bench;

import java.nio.file.Path;

/** Where the benchmarks' own files are. */
final class BenchHome {
  private static final String PROPERTY = "bench.home";

  private BenchHome() {}

  /** The folder {@code bench}: as the script says, else the working directory, as in a test. */
  static Path path() {
    return Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath();
  }
}
