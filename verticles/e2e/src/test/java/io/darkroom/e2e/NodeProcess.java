package io.darkroom.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * One node in a JVM of its own, with the test's class path: some roles, some settings, and
 * variables of its environment. It can be killed and started again any number of times; its output
 * is appended to one file.
 */
final class NodeProcess implements AutoCloseable {
  private final String name;
  private final List<String> roles;
  private final Map<String, String> settings;
  private final Map<String, String> environment;
  private final Path log;
  private Process process;

  NodeProcess(
      String name,
      List<String> roles,
      Map<String, String> settings,
      Map<String, String> environment,
      Path logs) {
    this.name = name;
    this.roles = roles;
    this.settings = new TreeMap<>(settings);
    this.environment = Map.copyOf(environment);
    this.log = logs.resolve(name + ".log");
  }

  String name() {
    return name;
  }

  Path log() {
    return log;
  }

  /** Whether it has said, since its first start, that all its roles are there. */
  boolean started() throws IOException {
    return Files.readString(log).contains("node started");
  }

  synchronized void start() {
    List<String> words = new ArrayList<>(List.of("run"));
    words.addAll(roles);
    process = launch(words);
  }

  /** Runs a command with the same settings and environment, and waits for its end. */
  int command(String... words) {
    try {
      return launch(List.of(words)).waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process launch(List<String> words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Small and quick to start: many of these share two cores.
    command.addAll(
        List.of(
            "-Xmx192m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-Dlogback.configurationFile=" + Path.of("..", "..", "conf", "logback.xml")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.darkroom.launcher.Main");
    command.addAll(words);
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized long pid() {
    return process.pid();
  }

  synchronized boolean alive() {
    return process != null && process.isAlive();
  }

  /** The processes it has started that are alive. */
  synchronized List<ProcessHandle> children() {
    return process.children().filter(ProcessHandle::isAlive).toList();
  }

  /** SIGKILL, and waits until it is gone. */
  synchronized void kill() {
    process.destroyForcibly();
    await(10);
  }

  /** SIGTERM, and waits until it has drained. */
  synchronized boolean terminate() {
    process.destroy();
    return await(40);
  }

  /** SIGSTOP. */
  void freeze() {
    signal("STOP");
  }

  /** SIGCONT. */
  void thaw() {
    signal("CONT");
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      process.destroyForcibly();
      await(10);
    }
  }

  private boolean await(int seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void signal(String signal) {
    try {
      int exit =
          new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -" + signal + " of " + name + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
