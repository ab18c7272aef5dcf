package io.darkroom.kafkabridge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java program in a process of its own, which ends with the test at the latest. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final Path output;
  private final Thread reaper;

  private ServerProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
    reaper = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(reaper);
  }

  /** Starts it; its output goes to that file. */
  static ServerProcess java(Path output, int megabytes, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Xmx" + megabytes + "m");
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start();
      return new ServerProcess(process, output);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** Every jar in a folder that a module beside this one has filled. */
  static String jars(String module, String folder) {
    return jars(Path.of(".."), module, folder);
  }

  /** Every jar in a folder that one of these modules has filled. */
  static String jars(Path modules, String module, String folder) {
    Path path = modules.resolve(Path.of(module, "target", folder)).toAbsolutePath().normalize();
    if (!Files.isDirectory(path)) {
      throw new IllegalStateException(path + " is missing; build with -am, up to verify");
    }
    return path + "/*";
  }

  /** Waits for its end, and complains unless it was a good one. */
  void join() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException("ended badly:\n" + said());
      }
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(error);
    } finally {
      close();
    }
  }

  /** What it has printed. */
  String said() {
    try {
      return Files.readString(output);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** Throws if it has ended. */
  void check() {
    if (!process.isAlive()) {
      throw new IllegalStateException("ended with " + process.exitValue() + ":\n" + said());
    }
  }

  /** Kills it. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    Runtime.getRuntime().removeShutdownHook(reaper);
  }
}
