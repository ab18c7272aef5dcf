package io.darkroom.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a sender runs to hear of its jobs: checks every signature as the Standard Webhooks
 * specification says, and keeps a ledger of what it got.
 */
final class Receiver implements AutoCloseable {
  /** What nodes sign with. */
  static final String SECRET = "whsec_dGhlIHNlY3JldCBvZiB0aGUgZW5kLXRvLWVuZCB0ZXN0cw==";

  private final byte[] secret = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, Set<String>> idsByJob = new ConcurrentHashMap<>();
  private final Map<String, JsonObject> bodies = new ConcurrentHashMap<>();
  private final List<String> forgeries = new CopyOnWriteArrayList<>();

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::receive);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  /** The webhook ids that came for a job; one, when all is well. */
  Set<String> idsOf(String job) {
    return idsByJob.getOrDefault(job, Set.of());
  }

  /** All that were heard of. */
  Set<String> heard() {
    return Set.copyOf(idsByJob.keySet());
  }

  /** The body of the last postback for a job; null when none came. */
  JsonObject bodyOf(String job) {
    return bodies.get(job);
  }

  List<String> forgeries() {
    return forgeries;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String id = exchange.getRequestHeaders().getFirst("webhook-id");
      String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
      String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
      if (!List.of(signatures.split(" "))
          .contains("v1," + hmac(id + "." + timestamp + "." + body))) {
        forgeries.add(id);
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      JsonObject json = new JsonObject(body);
      // Of our own format the job's id, of the podcast's the message's.
      String job =
          json.containsKey("data")
              ? json.getJsonObject("data").getString("id")
              : json.getString("_id");
      // Who sees an id sees its body, and who sees a job its id.
      bodies.put(job, json);
      idsByJob.merge(job, Set.of(id), Receiver::both);
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static Set<String> both(Set<String> before, Set<String> more) {
    Set<String> all = new HashSet<>(before);
    all.addAll(more);
    return Set.copyOf(all);
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
