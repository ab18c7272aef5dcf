package io.darkroom.launcher.cli.demo;

import io.darkroom.launcher.Node;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Every role on the way of an image in this process, on a free port of {@code 127.0.0.1}, with all
 * that is kept in a folder of its own that is removed in the end. The configuration of the machine
 * is not read, so the demo is the same everywhere.
 */
final class DemoNode implements AutoCloseable {
  /** The roles on the way of an image. */
  static final List<String> ROLES = List.of("http-ingest", "jobs", "image-worker", "postback");

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(15);

  private final Node node;
  private final Path data;

  private DemoNode(Node node, Path data) {
    this.node = node;
    this.data = data;
  }

  /** Starts it, signing with {@code secret}. */
  static DemoNode start(String secret) throws IOException, TimeoutException {
    Path data = Files.createTempDirectory("darkroom-demo");
    try {
      Node node =
          Node.start(config(data, secret), ROLES).await(START.toMillis(), TimeUnit.MILLISECONDS);
      return new DemoNode(node, data);
    } catch (RuntimeException | TimeoutException failure) {
      remove(data);
      throw failure;
    }
  }

  /** A secret nobody else has. */
  static String secret() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  static JsonObject config(Path data, String secret) {
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
        // The receiver of the postbacks is on this machine, which strangers may not name.
        .put(
            "http-client",
            new JsonObject().put("allowedAddresses", new JsonArray().add("127.0.0.1")))
        .put("postback", new JsonObject().put("secrets", new JsonArray().add(secret)));
  }

  /** Where its HTTP API is. */
  URI url() {
    Object port = node.vertx().sharedData().getLocalMap("darkroom").get("http-ingest.port");
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Stops it, and removes what it kept. Can be called again. */
  @Override
  public void close() {
    try {
      node.stop().await(STOP.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      // The process ends next, and with it whatever is left.
    } finally {
      remove(data);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException | UncheckedIOException left) {
      // It is in the system's folder for what is temporary; the system removes it.
    }
  }
}
