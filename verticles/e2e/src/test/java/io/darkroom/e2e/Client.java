package io.darkroom.e2e;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A sender as a careful one is written: it tries again, on another node, under the same
 * Idempotency-Key, until it has an answer.
 */
final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<String> nodes;

  Client(List<String> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /** Submits a JSON job; gives the job it was promised. */
  JsonObject submit(String key, JsonObject job) {
    return promised(key, "/v1/jobs", "application/json", BodyPublishers.ofString(job.encode()));
  }

  /** Uploads an image; gives the job it was promised. */
  JsonObject upload(String key, String query, byte[] image) {
    return promised(key, "/v1/images?" + query, "image/png", BodyPublishers.ofByteArray(image));
  }

  /** Posts a job, or what should be one; gives the job, or the problem it was refused with. */
  JsonObject tryPost(JsonObject job) {
    BodyPublisher body = BodyPublishers.ofString(job.encode());
    return json(
        untilAnswered(
            node ->
                request(node, "/v1/jobs").header("Content-Type", "application/json").POST(body)));
  }

  /** Uploads what may be no image; gives the job, or the problem it was refused with. */
  JsonObject tryUpload(String query, String type, byte[] bytes) {
    BodyPublisher body = BodyPublishers.ofByteArray(bytes);
    return json(
        untilAnswered(
            node -> request(node, "/v1/images?" + query).header("Content-Type", type).POST(body)));
  }

  /** The newest jobs, those of a query such as {@code state=failed}. */
  JsonArray list(String query) {
    return json(untilAnswered(node -> request(node, "/v1/jobs?limit=1000&" + query).GET()))
        .getJsonArray("items");
  }

  /** The job as it stands. */
  JsonObject get(String id) {
    return json(untilAnswered(node -> request(node, "/v1/jobs/" + id).GET()));
  }

  /** What is in quarantine. */
  JsonArray quarantine() {
    return json(untilAnswered(node -> request(node, "/v1/quarantine").GET())).getJsonArray("items");
  }

  /** Lets a source out of quarantine. */
  void release(String sha256) {
    HttpResponse<byte[]> answer =
        untilAnswered(node -> request(node, "/v1/quarantine/" + sha256).DELETE());
    if (answer.statusCode() != 200) {
      throw new AssertionError("release of " + sha256 + ": " + answer.statusCode());
    }
  }

  /** A rendition's bytes. */
  byte[] rendition(String id, String name) {
    HttpResponse<byte[]> answer =
        untilAnswered(node -> request(node, "/v1/jobs/" + id + "/results/" + name).GET());
    if (answer.statusCode() != 200) {
      throw new AssertionError("rendition " + name + " of " + id + ": " + answer.statusCode());
    }
    return answer.body();
  }

  private JsonObject promised(String key, String path, String type, BodyPublisher body) {
    HttpResponse<byte[]> answer =
        untilAnswered(
            node ->
                request(node, path)
                    .header("Content-Type", type)
                    .header("Idempotency-Key", key)
                    .POST(body));
    JsonObject json = json(answer);
    if (answer.statusCode() != 202 && answer.statusCode() != 200) {
      throw new AssertionError(key + " was refused: " + answer.statusCode() + " " + json);
    }
    return json;
  }

  private static JsonObject json(HttpResponse<byte[]> answer) {
    return new JsonObject(new String(answer.body(), StandardCharsets.UTF_8));
  }

  private interface Attempt {
    HttpRequest.Builder on(String node);
  }

  private static HttpRequest.Builder request(String node, String path) {
    return HttpRequest.newBuilder(URI.create(node + path)).timeout(Duration.ofSeconds(15));
  }

  /** Tries until there is an answer that is not 5xx. */
  private HttpResponse<byte[]> untilAnswered(Attempt attempt) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String last = "no attempt";
    for (int i = ThreadLocalRandom.current().nextInt(nodes.size()); ; i++) {
      String node = nodes.get(i % nodes.size());
      try {
        HttpResponse<byte[]> answer =
            http.send(attempt.on(node).build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() < 500) {
          return answer;
        }
        last = answer.statusCode() + " of " + node;
      } catch (IOException e) {
        last = e + " of " + node;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("no answer within " + PATIENCE + "; the last was " + last);
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
