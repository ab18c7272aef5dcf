package io.darkroom.isolation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory of its own a process has: heap, native heap, stacks; without what it shares. */
final class ProcessMemory {
  private static final String KEY = "\nRssAnon:";

  private final Path status;

  ProcessMemory(long pid) {
    status = Path.of("/proc", Long.toString(pid), "status");
  }

  /** In bytes; 0 when it cannot be known: the process has gone, or the system has no /proc. */
  long bytes() {
    try {
      String text = Files.readString(status, StandardCharsets.ISO_8859_1);
      int at = text.indexOf(KEY);
      int unit = text.indexOf(" kB", at);
      return at < 0 || unit < 0
          ? 0
          : Long.parseLong(text.substring(at + KEY.length(), unit).trim()) << 10;
    } catch (IOException | NumberFormatException gone) {
      return 0;
    }
  }
}
