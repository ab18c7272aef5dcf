package io.darkroom.bench;

import java.io.IOException;

/** A process that speaks as {@link Inference} does. Linux only: memory is read from /proc. */
final class InferenceProcess implements AutoCloseable {
  private final Process process;
  private final LineProcess lines;
  private final String version;
  private final long loaded;

  private InferenceProcess(Process process) throws IOException {
    this.process = process;
    lines = new LineProcess(process);
    version = answer("ready ");
    loaded = ProcessStatus.bytes(process, "VmRSS");
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
    lines.say("run");
    return Long.parseLong(answer("done "));
  }

  /** The most memory that it has had, above what it had when its model was loaded; bytes. */
  long peak() throws IOException {
    return Math.max(0, ProcessStatus.bytes(process, "VmHWM") - loaded);
  }

  private String answer(String expected) throws IOException {
    String line = lines.answer();
    if (line == null || !line.startsWith(expected)) {
      throw new IOException(line == null ? "it does not start" : "it says " + line);
    }
    return line.substring(expected.length());
  }

  @Override
  public void close() {
    lines.close();
  }
}
