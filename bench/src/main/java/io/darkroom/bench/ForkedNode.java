package io.darkroom.bench;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A node in a process of its own, as {@code ./darkroom run} starts it. */
final class ForkedNode implements AutoCloseable {
  private static final int STOP_SECONDS = 60;
  // Below the range from which the system takes ports for outgoing connections: who tries such a
  // port until somebody listens there may get it for the other end of the connection, and keep it.
  private static final int FIRST_PORT = 20_000;
  private static final int LAST_PORT = 32_000;
  private static final int SPREAD = 11_000;
  private static final String OUTPUT = "output";
  private static final String LOG = "node.log";

  private final Process process;
  private final Path data;
  private final int port;

  private ForkedNode(Process process, Path data, int port) {
    this.process = process;
    this.data = data;
    this.port = port;
  }

  /** Starts one; it can be reached some seconds later. */
  static ForkedNode start(String heap, List<String> roles) throws IOException {
    Path data = Files.createTempDirectory("darkroom-bench-fork");
    int port = freePort();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-Xshare:auto", "-Djava.awt.headless=true", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("-Dlogback.configurationFile=bench-logback.xml");
    command.add("-Dbench.log=" + data.resolve(LOG));
    command.addAll(List.of("io.darkroom.launcher.Main", "run"));
    command.addAll(roles);
    set(command, "cluster.enabled", "false");
    set(command, "http-ingest.port", Integer.toString(port));
    set(command, "storage.files.folder", data.resolve("blobs").toString());
    set(command, "jobs.sqlite.file", data.resolve("jobs.db").toString());
    set(command, "jobs.retention", "10s");
    set(command, "postback.secretFile", data.resolve("postback.secret").toString());
    Path output = data.resolve(OUTPUT);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("DARKROOM_CONF", Files.createFile(data.resolve("conf")).toString());
    // As the launcher script does.
    builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
    return new ForkedNode(builder.start(), data, port);
  }

  int port() {
    return port;
  }

  /** What it has said so far, its log included. */
  String output() throws IOException {
    Path log = data.resolve(LOG);
    return Files.readString(data.resolve(OUTPUT))
        + (Files.exists(log) ? Files.readString(log) : "");
  }

  boolean alive() {
    return process.isAlive();
  }

  /** A figure of {@code /proc/PID/status} in bytes: {@code VmRSS}, {@code VmHWM}. */
  long status(String name) throws IOException {
    return ProcessStatus.bytes(process, name);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException error) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    BenchNode.remove(data);
  }

  private static void set(List<String> command, String key, String value) {
    command.add("--set");
    command.add(key + "=" + value);
  }

  private static int freePort() throws IOException {
    int first = FIRST_PORT + (int) (ProcessHandle.current().pid() % SPREAD);
    int port = first;
    while (port < LAST_PORT && !free(port)) {
      port++;
    }
    if (port < LAST_PORT) {
      return port;
    }
    throw new IOException("no port is free between " + first + " and " + LAST_PORT);
  }

  private static boolean free(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (BindException taken) {
      return false;
    }
  }
}
