package io.darkroom.engine.hostile;

import io.darkroom.contract.Failure;
import io.darkroom.engine.Resident;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of mutations: how many of each outcome, the longest time, and by how much the process
 * has grown.
 */
final class Tally {
  private static final Path FIGURES = Path.of("target", "mutations.txt");

  /** So many are developed before the process is measured for the first time = {@value}. */
  private static final int WARM = 200;

  private static final String DEVELOPED = "developed";

  private final String way;
  private final String format;
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final Resident process;
  private int counted;
  private long early;
  private long longest;

  /** Of mutations that are developed in that process. */
  Tally(String way, String format, Resident process) {
    this.way = way;
    this.format = format;
    this.process = process;
  }

  /** One more; null says that it was developed. */
  void count(Failure failure, long nanos) {
    outcomes.merge(failure == null ? DEVELOPED : failure.name(), 1, Integer::sum);
    longest = Math.max(longest, nanos);
    if (++counted == WARM) {
      early = process.now();
    }
  }

  int developed() {
    return outcomes.getOrDefault(DEVELOPED, 0);
  }

  /** Adds a line to {@code target/mutations.txt}. */
  void write() {
    String line =
        String.format(
            "%s %s: %s, longest %d ms, grown by %d MB%n",
            way,
            format,
            outcomes,
            Duration.ofNanos(longest).toMillis(),
            (process.now() - early) >> 20);
    try {
      Files.writeString(FIGURES, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
