package io.darkroom.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.darkroom.avatar.fixture.Cids;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A content server: profiles are deployed to it, and it has what they wear. It knows a profile's
 * entity only while that is the newest, as real ones do.
 */
final class ProfileServer implements AutoCloseable {
  /** A deployment of a profile. */
  record Deployment(String id, String pointer, long timestamp, JsonObject entity) {}

  private static final Pattern FROM = Pattern.compile("[?&]from=(\\d+)");
  private static final Pattern AFTER = Pattern.compile("[?&]lastId=(\\w+)");
  private static final String CONTENTS = "/content/contents/";
  private static final int PAGE = 5;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final List<Deployment> deployments = new ArrayList<>();
  private final Map<String, Deployment> active = new HashMap<>();
  private final Map<String, JsonObject> wearables = new HashMap<>();
  private final Map<String, byte[]> contents = new HashMap<>();

  ProfileServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Keeps a file; gives its content identifier. */
  String keep(byte[] file) {
    String hash = Cids.of(file);
    keep(hash, file);
    return hash;
  }

  private synchronized void keep(String hash, byte[] file) {
    contents.put(hash, file);
  }

  /** Has a wearable under its name, which is in lower case. */
  synchronized void wearable(String pointer, JsonObject entity) {
    wearables.put(pointer, entity);
  }

  /** Has the wearables and files of a folder as {@code shared/avatar-assets} is one. */
  void wearables(Path assets) throws IOException {
    Path files = assets.resolve("catalyst").resolve("contents");
    try (var all = Files.newDirectoryStream(files)) {
      for (Path file : all) {
        keep(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    JsonObject names = json(assets.resolve("catalyst").resolve("active.json"));
    for (String pointer : names.fieldNames()) {
      String id = names.getString(pointer);
      wearable(pointer, json(files.resolve(id)).put("id", id));
    }
  }

  private static JsonObject json(Path file) throws IOException {
    return new JsonObject(Files.readString(file));
  }

  /**
   * Deploys the next version of a profile, now.
   *
   * @param entity its {@code content} and {@code metadata}
   */
  synchronized void deploy(String id, String pointer, JsonObject entity) {
    // Some of one millisecond, and never of an earlier one.
    long last = deployments.isEmpty() ? 0 : deployments.get(deployments.size() - 1).timestamp();
    Deployment before = active.get(pointer);
    long now = Math.max(last, System.currentTimeMillis());
    long timestamp = before == null ? now : Math.max(now, before.timestamp() + 1);
    JsonObject whole =
        new JsonObject()
            .put("version", "v3")
            .put("id", id)
            .put("type", "profile")
            .put("timestamp", timestamp)
            .put("pointers", new JsonArray().add(pointer))
            .put("content", entity.getValue("content"))
            .put("metadata", entity.getValue("metadata"));
    Deployment deployment = new Deployment(id, pointer, timestamp, whole);
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
      return bytes(changes(exchange.getRequestURI().toString()).encode());
    }
    if (path.equals("/content/entities/active")) {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      return bytes(active(new JsonObject(new String(asked, StandardCharsets.UTF_8))).encode());
    }
    return path.startsWith(CONTENTS) ? content(path.substring(CONTENTS.length())) : null;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private synchronized byte[] content(String hash) {
    return contents.get(hash);
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
    JsonArray pointers = question.getJsonArray("pointers", new JsonArray());
    JsonArray entities = new JsonArray();
    active.values().stream()
        .filter(it -> ids.contains(it.id()))
        .forEach(it -> entities.add(it.entity()));
    pointers.stream().map(wearables::get).filter(it -> it != null).forEach(entities::add);
    return entities;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
