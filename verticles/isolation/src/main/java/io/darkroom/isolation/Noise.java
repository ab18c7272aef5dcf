package io.darkroom.isolation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a child prints: drained for ever, so that it never waits, logged at debug up to a limit, and
 * searched for why it crashed. A thread of its own; no line and no number of lines is too long.
 */
final class Noise {
  private static final int MOST_LINES = 500;
  private static final int LONGEST_LINE = 500;
  private static final int LONGEST_REPORT = 1_000;
  private static final Logger log = LoggerFactory.getLogger(Noise.class);

  private final InputStream stream;
  private final long pid;
  private final StringBuilder report = new StringBuilder();
  private final Thread thread;

  Noise(InputStream stream, long pid) {
    this.stream = stream;
    this.pid = pid;
    thread = new Thread(this::drain, "darkroom-child-noise-" + pid);
    thread.setDaemon(true);
    thread.start();
  }

  /** What the JVM said of its own crash; waits a little for the rest of it. Empty for nothing. */
  String report() throws InterruptedException {
    thread.join(1_000);
    synchronized (report) {
      return report.toString();
    }
  }

  private void drain() {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      int lines = 0;
      for (int c = reader.read(); c >= 0; c = reader.read()) {
        if (c != '\n') {
          if (line.length() < LONGEST_LINE) {
            line.append((char) c);
          }
          continue;
        }
        keep(line.toString());
        if (lines++ < MOST_LINES) {
          log.atDebug().addKeyValue("child", pid).log(line.toString());
        }
        line.setLength(0);
      }
    } catch (IOException gone) {
      log.atDebug().addKeyValue("child", pid).log("child's noise ended: {}", gone.getMessage());
    }
  }

  /** The head of a crash report is lines that begin with #: signal, place and library. */
  private void keep(String line) {
    synchronized (report) {
      if (line.startsWith("# ") && report.length() < LONGEST_REPORT) {
        report.append(line, 2, line.length()).append('\n');
      }
    }
  }
}
