package io.darkroom.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory that a process has, in bytes, as Linux counts it. */
public final class Resident {
  private final Path process;

  private Resident(String process) {
    this.process = Path.of("/proc", process);
  }

  /** Of this process. */
  public static Resident self() {
    return new Resident("self");
  }

  public static Resident of(ProcessHandle process) {
    return new Resident(Long.toString(process.pid()));
  }

  public long now() {
    return read("VmRSS:");
  }

  /** The most it has had, since it began or {@link #forgetPeak}. */
  public long peak() {
    return read("VmHWM:");
  }

  /** From now on, the peak is that of from now on. */
  public void forgetPeak() {
    try {
      Files.writeString(process.resolve("clear_refs"), "5");
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private long read(String key) {
    try {
      return Files.readAllLines(process.resolve("status")).stream()
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1_024)
          .findFirst()
          .orElseThrow();
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
