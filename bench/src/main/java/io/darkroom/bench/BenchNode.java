package io.darkroom.bench;

import io.darkroom.launcher.Node;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A node in this process, with all that it keeps in a folder that is removed in the end. */
final class BenchNode implements AutoCloseable {
  /** The roles on the way of an image. */
  static final List<String> IMAGE_ROLES =
      List.of("http-ingest", "jobs", "image-worker", "postback");

  private static final long SECONDS = 60;

  private final Node node;
  private final Path data;

  private BenchNode(Node node, Path data) {
    this.node = node;
    this.data = data;
  }

  /** Starts a node at its defaults. */
  static BenchNode start(List<String> roles) throws IOException, TimeoutException {
    return start(roles, "node", new JsonObject());
  }

  /** Starts a node at its defaults, but for what is said of one section. */
  static BenchNode start(List<String> roles, String section, JsonObject keys)
      throws IOException, TimeoutException {
    return start(roles, new JsonObject().put(section, keys));
  }

  /** Starts a node at its defaults, but for what is said of those sections. */
  static BenchNode start(List<String> roles, JsonObject sections)
      throws IOException, TimeoutException {
    Path data = Files.createTempDirectory("darkroom-bench-node");
    try {
      JsonObject config = config(data);
      config.mergeIn(sections, true);
      return new BenchNode(Node.start(config, roles).await(SECONDS, TimeUnit.SECONDS), data);
    } catch (RuntimeException | TimeoutException failure) {
      remove(data);
      throw failure;
    }
  }

  /** Defaults, but for where things are, and for who may be asked: this machine. */
  static JsonObject config(Path data) {
    return new JsonObject()
        .put("cluster", new JsonObject().put("enabled", "false"))
        .put("http-ingest", new JsonObject().put("port", 0))
        .put(
            "storage",
            new JsonObject()
                .put("files", new JsonObject().put("folder", data.resolve("blobs").toString())))
        .put(
            "jobs",
            new JsonObject()
                .put("sqlite", new JsonObject().put("file", data.resolve("jobs.db").toString())))
        .put(
            "http-client",
            new JsonObject().put("allowedAddresses", new JsonArray().add("127.0.0.1")))
        .put(
            "postback",
            new JsonObject().put("secretFile", data.resolve("postback.secret").toString()));
  }

  Vertx vertx() {
    return node.vertx();
  }

  /** Its configuration; a copy. */
  JsonObject config() {
    return config(data);
  }

  /** Deploys a verticle of the benchmark's in it. */
  <V extends VerticleBase> V deploy(V verticle) {
    node.vertx().deployVerticle(verticle).await();
    return verticle;
  }

  /** The port of its HTTP API on 127.0.0.1. */
  int port() {
    return node.vertx()
        .sharedData()
        .<String, Integer>getLocalMap("darkroom")
        .get("http-ingest.port");
  }

  @Override
  public void close() throws TimeoutException {
    try {
      node.stop().await(SECONDS, TimeUnit.SECONDS);
    } finally {
      remove(data);
    }
  }

  /** Removes a folder and all in it. */
  static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
