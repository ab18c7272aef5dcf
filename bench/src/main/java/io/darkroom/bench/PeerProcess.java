package io.darkroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A rival in a process of its own, kept running so that its start is not measured. It is asked by a
 * line on its standard input and answers by a line; it leaves files in its working directory. Linux
 * only: the CPU's time is read from {@code /proc}.
 */
final class PeerProcess implements Engine {
  private static final String READY = "ready ";
  private static final String DONE = "done";

  /** {@code USER_HZ}, in which /proc counts, is 100 on Linux but for one long dead processor. */
  private static final long TICK_NANOS = 10_000_000;

  /** utime, stime, cutime and cstime in proc(5)'s stat, counted behind the name's bracket. */
  private static final int FIRST_TIME = 11;

  private static final int TIMES = 4;

  private final Peer peer;
  private final Process process;
  private final Path folder;
  private final LineProcess lines;
  private final String version;

  private PeerProcess(Peer peer, Process process, Path folder) throws IOException {
    this.peer = peer;
    this.process = process;
    this.folder = folder;
    lines = new LineProcess(process);
    version = answer(READY);
  }

  /** Starts one in a folder of its own below {@code scratch}; fails when it is not installed. */
  static PeerProcess start(Peer peer, Path scratch) throws IOException {
    Path folder = Files.createDirectories(scratch.resolve(peer.name()));
    ProcessBuilder builder =
        new ProcessBuilder(peer.command())
            .directory(folder.toFile())
            .redirectError(errors(folder).toFile());
    builder.environment().put("NODE_PATH", Peer.installed().resolve("node_modules").toString());
    Process process = builder.start();
    try {
      return new PeerProcess(peer, process, folder);
    } catch (IOException | RuntimeException failure) {
      process.destroyForcibly();
      throw failure;
    }
  }

  @Override
  public String name() {
    return peer.title();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public boolean decodesOnly() {
    return peer == Peer.DJPEG;
  }

  @Override
  public void develop(Path photo, String format, int times) throws IOException {
    lines.say(times + " " + format + " " + photo.toAbsolutePath());
    answer(DONE);
  }

  @Override
  public byte[] made(int side, String format) throws IOException {
    return Files.readAllBytes(folder.resolve(side + "." + format));
  }

  /** Of its own and of the processes it has waited for, in steps of 10 ms. */
  @Override
  public long cpuNanos() throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return TICK_NANOS
        * Arrays.stream(fields, FIRST_TIME, FIRST_TIME + TIMES).mapToLong(Long::parseLong).sum();
  }

  private String answer(String expected) throws IOException {
    String line = lines.answer();
    if (line == null || !line.startsWith(expected)) {
      throw new IOException(complaint());
    }
    return line.substring(expected.length());
  }

  /** The line in which it says what is wrong, as far as one can tell. */
  private String complaint() throws IOException {
    try (Stream<String> said = Files.lines(errors(folder))) {
      return said.map(String::strip)
          .filter(line -> line.contains("rror:") || line.contains("not found"))
          .findFirst()
          .orElse("it does not answer");
    }
  }

  private static Path errors(Path folder) {
    return folder.resolve("errors.txt");
  }

  @Override
  public void close() {
    lines.close();
  }
}
