package io.darkroom.scheduler.profiles;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A content server that tells of deployments as real ones do. */
final class ContentServer {
  private record Deployment(String id, String pointer, long timestamp, long at, String type) {}

  private final HttpServer server;
  private final List<Deployment> deployments = new ArrayList<>();
  private String state = "Syncing";
  private boolean broken;
  private boolean shuffled;
  private int asked;

  ContentServer(Vertx vertx) {
    server = vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1").await();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** A profile was deployed, and came to this server at that time. */
  synchronized void deploy(String id, String pointer, long at) {
    deploy(id, pointer, at, at);
  }

  synchronized void deploy(String id, String pointer, long timestamp, long at) {
    deployments.add(new Deployment(id, pointer, timestamp, at, "profile"));
  }

  /** Something that is no profile slipped in. */
  synchronized void deployScene(String id, long at) {
    deployments.add(new Deployment(id, "0,0", at, at, "scene"));
  }

  /** It answers with errors from now on, or no longer. */
  synchronized void broken(boolean isBroken) {
    broken = isBroken;
  }

  /** It gives the newest first, whatever it is asked for. */
  synchronized void shuffled() {
    shuffled = true;
  }

  synchronized void state(String now) {
    state = now;
  }

  /** How often it was asked for changes. */
  synchronized int asked() {
    return asked;
  }

  private synchronized void answer(HttpServerRequest request) {
    if (broken) {
      request.response().setStatusCode(500).end();
    } else if (request.path().equals("/content/status")) {
      JsonObject status = new JsonObject().put("synchronizationState", state);
      request.response().end(new JsonObject().put("synchronizationStatus", status).encode());
    } else if (request.path().equals("/content/pointer-changes")) {
      asked++;
      request.response().end(changes(request).encode());
    } else {
      request.response().setStatusCode(404).end();
    }
  }

  private JsonObject changes(HttpServerRequest request) {
    long from = Long.parseLong(request.getParam("from"));
    int limit = Integer.parseInt(request.getParam("limit"));
    String lastId = request.getParam("lastId", "");
    List<Deployment> found =
        deployments.stream()
            .filter(it -> it.at() > from || (it.at() == from && it.id().compareTo(lastId) > 0))
            .sorted(Comparator.comparingLong(Deployment::at).thenComparing(Deployment::id))
            .toList();
    List<Deployment> shown = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
    boolean more = found.size() > limit;
    JsonObject pagination = new JsonObject().put("moreData", more).put("limit", limit);
    if (more) {
      Deployment last = shown.get(limit - 1);
      pagination.put(
          "next",
          "?entityType=profile&sortingField=local_timestamp&sortingOrder=ASC&limit="
              + limit
              + "&from="
              + last.at()
              + "&lastId="
              + last.id());
    }
    if (shuffled) {
      shown.sort(Comparator.comparingLong(Deployment::at).reversed());
    }
    JsonArray deltas = new JsonArray();
    shown.forEach(it -> deltas.add(delta(it)));
    return new JsonObject().put("deltas", deltas).put("pagination", pagination);
  }

  private static JsonObject delta(Deployment it) {
    return new JsonObject()
        .put("entityType", it.type())
        .put("entityId", it.id())
        .put("localTimestamp", it.at())
        .put("entityTimestamp", it.timestamp())
        .put("pointers", new JsonArray().add(it.pointer()))
        .put("authChain", new JsonArray().add(new JsonObject().put("signature", "0x00")));
  }
}
