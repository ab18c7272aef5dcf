package io.darkroom.avatar.artists;

import io.darkroom.contract.Failure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, or to the end of its time: then it and all it started are killed. */
final class Explorer {
  /** How long something that was killed may take to be gone = {@value} s. */
  private static final long GONE_SECONDS = 5;

  /** Most that is told of what it said, in bytes = {@value}. */
  private static final int TOLD = 500;

  private Explorer() {}

  /**
   * Runs a program. What it says goes to a file.
   *
   * @return its exit code
   * @throws InterruptedException if nobody waits any longer; the program is gone then, too
   */
  static int run(List<String> command, Path said, Duration timeout) throws InterruptedException {
    List<String> all = new ArrayList<>();
    // Godot leaves cores of hundreds of megabytes when it crashes. exec: the program is our child.
    all.addAll(List.of("/bin/sh", "-c", "ulimit -c 0; exec \"$@\"", "sh"));
    all.addAll(command);
    Process process;
    try {
      process =
          new ProcessBuilder(all)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
    } catch (IOException error) {
      throw Failure.RENDERER_FAILED.with(
          "The external renderer cannot be started; see avatar-worker.external.command.", error);
    }
    try {
      if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Failure.RENDERER_TIMEOUT.with(
            "The external renderer was not done within " + timeout.toMillis() + " ms.");
      }
      return process.exitValue();
    } finally {
      end(process);
    }
  }

  /** Kills by handle, children first seen: what has no parent any more could not be found. */
  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    process.waitFor(GONE_SECONDS, TimeUnit.SECONDS);
  }

  /** The end of what it said, on one line. */
  static String lastWords(Path said) {
    try (RandomAccessFile file = new RandomAccessFile(said.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - TOLD));
      byte[] bytes = new byte[(int) Math.min(TOLD, file.length())];
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    } catch (IOException nothing) {
      return "";
    }
  }
}
