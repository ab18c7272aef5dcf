package io.darkroom.kafkabridge.avro;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of Confluent's API a client needs, in memory; a test says how it fares. Any thread. */
public final class FakeRegistry {
  private final List<JsonObject> schemas = new ArrayList<>();
  private final Map<String, List<Integer>> subjects = new HashMap<>();
  private final HttpServer server;
  private int status;
  private String authorization;
  private int asked;

  /** Listens on any port. */
  public FakeRegistry(Vertx vertx) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
            .listen(0, "127.0.0.1")
            .await();
  }

  public String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** Answers everything with that status, and a page for people; 0 for as it should. */
  public synchronized void fail(int status) {
    this.status = status;
  }

  /** How often it was asked. */
  public synchronized int asked() {
    return asked;
  }

  synchronized String authorization() {
    return authorization;
  }

  /** Adds a schema, which refers to others or does not, and gives its id. */
  synchronized int add(String subject, String schema, JsonObject... references) {
    JsonObject body = new JsonObject().put("schema", schema);
    if (references.length > 0) {
      body.put("references", new JsonArray(List.of(references)));
    }
    return register(subject, body);
  }

  private synchronized void answer(HttpServerRequest request, Buffer body) {
    asked++;
    authorization = request.getHeader("Authorization");
    if (status != 0) {
      request.response().setStatusCode(status).end("<html>not here</html>");
      return;
    }
    String[] path = request.path().substring(1).split("/");
    if (path[0].equals("schemas")) {
      int id = Integer.parseInt(path[2]);
      end(request, id <= schemas.size() ? schemas.get(id - 1) : null, 40403);
      return;
    }
    String subject = URLDecoder.decode(path[1], StandardCharsets.UTF_8);
    if (request.method().equals(HttpMethod.POST)) {
      JsonObject asked = new JsonObject(body);
      boolean known = schemas.contains(asked);
      end(
          request,
          path.length == 3 || known ? new JsonObject().put("id", register(subject, asked)) : null,
          40403);
      return;
    }
    List<Integer> versions = subjects.getOrDefault(subject, List.of());
    int version = path[3].equals("latest") ? versions.size() : Integer.parseInt(path[3]);
    if (version < 1 || version > versions.size()) {
      end(request, null, 40401);
    } else {
      int id = versions.get(version - 1);
      end(request, schemas.get(id - 1).copy().put("id", id).put("version", version), 0);
    }
  }

  private int register(String subject, JsonObject body) {
    if (!schemas.contains(body)) {
      schemas.add(body);
    }
    int id = schemas.indexOf(body) + 1;
    List<Integer> versions = subjects.computeIfAbsent(subject, made -> new ArrayList<>());
    if (!versions.contains(id)) {
      versions.add(id);
    }
    return id;
  }

  private static void end(HttpServerRequest request, JsonObject answer, int code) {
    JsonObject body =
        answer == null ? new JsonObject().put("error_code", code).put("message", "none") : answer;
    request.response().setStatusCode(answer == null ? 404 : 200).end(body.toBuffer());
  }
}
