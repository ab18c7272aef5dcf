package io.darkroom.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that speaks as {@link Inference} does. Linux only: memory is read from /proc. */
final class InferenceProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 5;

  private final Process process;
  private final BufferedReader answers;
  private final BufferedWriter questions;
  private final String version;
  private final long loaded;

  private InferenceProcess(Process process) throws IOException {
    this.process = process;
    answers = process.inputReader(StandardCharsets.UTF_8);
    questions = process.outputWriter(StandardCharsets.UTF_8);
    version = answer("ready ");
    loaded = status("VmRSS");
  }

  /** Starts one, and waits until its model is loaded; fails when it cannot be had. */
  static InferenceProcess start(SuperresRuntime runtime, String model, int side, int threads)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(runtime.command(model, side, threads))
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("NODE_PATH", Peer.installed().resolve("node_modules").toString());
    Process process = builder.start();
    try {
      return new InferenceProcess(process);
    } catch (IOException | RuntimeException failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  String version() {
    return version;
  }

  /** Runs the network once; nanoseconds. */
  long run() throws IOException {
    questions.write("run\n");
    questions.flush();
    return Long.parseLong(answer("done "));
  }

  /** The most memory that it has had, above what it had when its model was loaded; bytes. */
  long peak() throws IOException {
    return Math.max(0, status("VmHWM") - loaded);
  }

  private String answer(String expected) throws IOException {
    String line = answers.readLine();
    if (line == null || !line.startsWith(expected)) {
      throw new IOException(line == null ? "it does not start" : "it says " + line);
    }
    return line.substring(expected.length());
  }

  private long status(String name) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElseThrow(() -> new IOException("there is no " + name + " in " + status));
  }

  @Override
  public void close() {
    try {
      questions.close();
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException gone) {
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
