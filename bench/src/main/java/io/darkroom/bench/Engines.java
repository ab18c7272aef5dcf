package io.darkroom.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Darkroom's engine and those of the rivals that are installed. */
final class Engines implements AutoCloseable {
  private final Path scratch;
  private final List<Engine> all = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private Engines(Path scratch) {
    this.scratch = scratch;
  }

  /** Starts them; Darkroom's is the first. */
  static Engines start(List<Peer> peers) throws IOException {
    Path scratch = Files.createTempDirectory("darkroom-bench-peers");
    Engines engines = new Engines(scratch);
    engines.all.add(new OwnEngine());
    for (Peer peer : peers) {
      try {
        engines.all.add(PeerProcess.start(peer, scratch));
      } catch (IOException failure) {
        engines.missing.add(peer.title() + " (" + failure.getMessage() + ")");
      }
    }
    return engines;
  }

  /** A folder for whatever is needed meanwhile; gone in the end. */
  Path scratch() {
    return scratch;
  }

  List<Engine> all() {
    return all;
  }

  /** Says which versions were met, and which rivals were not. */
  void describe(Report report) throws IOException {
    all.forEach(engine -> report.note(engine.name() + ": " + engine.version() + "."));
    missing.forEach(one -> report.note("Skipped: " + one + "; see bench/peers/install."));
    Machine.processor().ifPresent(name -> report.note("Processor: " + name + "."));
  }

  @Override
  public void close() {
    all.forEach(Engine::close);
    BenchNode.remove(scratch);
  }
}
