package io.darkroom.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * A content server whose profiles were deployed with snapshots in a colour of their own. It knows
 * an entity only while it is its profile's newest, as real ones do.
 */
final class ProfileServer implements AutoCloseable {
  /** A deployment; its pictures are of that colour. */
  record Deployment(String id, String pointer, long timestamp, Color colour) {}

  private static final Pattern FROM = Pattern.compile("[?&]from=(\\d+)");
  private static final Pattern AFTER = Pattern.compile("[?&]lastId=(\\w+)");
  private static final int PAGE = 5;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Deployment> deployments = new ArrayList<>();
  private final Map<String, Deployment> active = new HashMap<>();

  ProfileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Deploys the next version of a profile, now. */
  synchronized void deploy(int profile) {
    int number = deployments.size();
    String id = "entity" + number;
    String pointer = "0x%040d".formatted(profile);
    // Some of one millisecond, and never of an earlier one.
    long last = number == 0 ? 0 : deployments.get(number - 1).timestamp();
    Deployment before = active.get(pointer);
    long now = Math.max(last, System.currentTimeMillis());
    long timestamp = before == null ? now : Math.max(now, before.timestamp() + 1);
    Color colour = new Color(40 + number * 4 % 200, 40 + number * 7 % 200, profile * 10);
    Deployment deployment = new Deployment(id, pointer, timestamp, colour);
    deployments.add(deployment);
    active.put(pointer, deployment);
  }

  /** The newest of each profile. */
  synchronized List<Deployment> newest() {
    return List.copyOf(active.values());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = body(exchange);
      exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
      if (body != null) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private byte[] body(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.equals("/content/pointer-changes")) {
      return bytes(changes(exchange.getRequestURI().toString()));
    }
    if (path.equals("/content/entities/active")) {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      return active(new JsonObject(new String(asked, StandardCharsets.UTF_8)))
          .encode()
          .getBytes(StandardCharsets.UTF_8);
    }
    Matcher content = Pattern.compile("/content/contents/(face|body)(\\d+)").matcher(path);
    return content.matches() ? picture(content.group(1), content.group(2)) : null;
  }

  private static byte[] bytes(JsonObject json) {
    return json.encode().getBytes(StandardCharsets.UTF_8);
  }

  private synchronized JsonObject changes(String query) {
    Matcher from = FROM.matcher(query);
    Matcher after = AFTER.matcher(query);
    long least = from.find() ? Long.parseLong(from.group(1)) : 0;
    String last = after.find() ? after.group(1) : "";
    List<Deployment> found =
        deployments.stream()
            .filter(
                it ->
                    it.timestamp() > least
                        || (it.timestamp() == least && it.id().compareTo(last) > 0))
            .sorted(Comparator.comparingLong(Deployment::timestamp).thenComparing(Deployment::id))
            .toList();
    boolean more = found.size() > PAGE;
    JsonArray deltas = new JsonArray();
    found.stream().limit(PAGE).forEach(it -> deltas.add(delta(it)));
    JsonObject pagination = new JsonObject().put("moreData", more);
    if (more) {
      Deployment end = found.get(PAGE - 1);
      pagination.put("next", "?from=" + end.timestamp() + "&lastId=" + end.id());
    }
    return new JsonObject().put("deltas", deltas).put("pagination", pagination);
  }

  private static JsonObject delta(Deployment it) {
    return new JsonObject()
        .put("entityType", "profile")
        .put("entityId", it.id())
        .put("localTimestamp", it.timestamp())
        .put("entityTimestamp", it.timestamp())
        .put("pointers", new JsonArray().add(it.pointer()));
  }

  private synchronized JsonArray active(JsonObject question) {
    JsonArray ids = question.getJsonArray("ids", new JsonArray());
    JsonArray entities = new JsonArray();
    active.values().stream()
        .filter(it -> ids.contains(it.id()))
        .forEach(it -> entities.add(entity(it)));
    return entities;
  }

  private static JsonObject entity(Deployment it) {
    String number = it.id().substring("entity".length());
    JsonObject colour =
        new JsonObject()
            .put("r", it.colour().getRed() / 255.0)
            .put("g", it.colour().getGreen() / 255.0)
            .put("b", it.colour().getBlue() / 255.0);
    JsonObject avatar =
        new JsonObject()
            .put("bodyShape", "urn:decentraland:off-chain:base-avatars:BaseMale")
            .put("wearables", new JsonArray())
            .put("eyes", new JsonObject().put("color", colour))
            .put("hair", new JsonObject().put("color", colour))
            .put("skin", new JsonObject().put("color", colour));
    JsonObject first = new JsonObject().put("name", it.id()).put("avatar", avatar);
    return new JsonObject()
        .put("version", "v3")
        .put("id", it.id())
        .put("type", "profile")
        .put("timestamp", it.timestamp())
        .put("pointers", new JsonArray().add(it.pointer()))
        .put(
            "content",
            new JsonArray()
                .add(new JsonObject().put("file", "face256.png").put("hash", "face" + number))
                .add(new JsonObject().put("file", "body.png").put("hash", "body" + number)))
        .put("metadata", new JsonObject().put("avatars", new JsonArray().add(first)));
  }

  private synchronized byte[] picture(String kind, String number) throws IOException {
    Color colour = deployments.get(Integer.parseInt(number)).colour();
    BufferedImage image =
        new BufferedImage(256, kind.equals("face") ? 256 : 512, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
