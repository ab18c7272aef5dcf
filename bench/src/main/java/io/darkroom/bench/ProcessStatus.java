package io.darkroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What proc(5)'s status says of a process; Linux only. */
final class ProcessStatus {
  private ProcessStatus() {}

  /** A figure in bytes: {@code VmRSS}, {@code VmHWM}. */
  static long bytes(Process process, String name) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElseThrow(() -> new IOException("there is no " + name + " in " + status));
  }
}
