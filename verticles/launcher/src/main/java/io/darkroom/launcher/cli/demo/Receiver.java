package io.darkroom.launcher.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A service that is told of its jobs, as yours will be: takes postbacks on a free port of {@code
 * 127.0.0.1}, answers 204 to those that are signed with the secret and fresh, and 401 to all
 * others.
 */
final class Receiver implements AutoCloseable {
  private static final String PATH = "/hooks/images";
  // Standard Webhooks' own tolerance.
  private static final Duration FRESH = Duration.ofMinutes(5);
  private static final int LARGEST_BODY = 1 << 20;

  private final WebhookSignature signature;
  private final HttpServer server;
  private final Map<String, Postback> received = new HashMap<>();

  /** Begins to listen. */
  Receiver(String secret) throws IOException {
    signature = new WebhookSignature(secret);
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
    server.createContext(PATH, this::receive);
    server.start();
  }

  /** Where to post to. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
  }

  /** The verified postback about a job, when it comes in time. */
  synchronized Optional<Postback> await(String job, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!received.containsKey(job)) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        return Optional.empty();
      }
      wait(left);
    }
    return Optional.of(received.get(job));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
      exchange.sendResponseHeaders(take(exchange, body) ? 204 : 401, -1);
    }
  }

  private boolean take(HttpExchange exchange, byte[] body) {
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
    String given = exchange.getRequestHeaders().getFirst("webhook-signature");
    if (!signature.verifies(id, timestamp, body, given) || !fresh(timestamp)) {
      return false;
    }
    try {
      JsonObject json = new JsonObject(new String(body, StandardCharsets.UTF_8));
      keep(new Postback(url(), id, timestamp, given, json));
      return true;
    } catch (DecodeException notJson) {
      return false;
    }
  }

  private synchronized void keep(Postback postback) {
    if (postback.job() != null) {
      received.put(postback.job(), postback);
      notifyAll();
    }
  }

  private static boolean fresh(String timestamp) {
    return timestamp.matches("\\d{1,12}")
        && Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now())
                .abs()
                .compareTo(FRESH)
            <= 0;
  }
}
