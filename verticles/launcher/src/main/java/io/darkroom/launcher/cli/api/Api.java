package io.darkroom.launcher.cli.api;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongConsumer;

/** Calls of one Darkroom's HTTP API. */
public final class Api {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration UPLOAD = Duration.ofMinutes(30);

  // Lets the API refuse before a picture travels. Java's client up to 19 waits for ever then
  // (JDK-8286171); without it a refusal is read when the picture has gone.
  private static final boolean REFUSALS_COME_FIRST = Runtime.version().feature() >= 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .connectTimeout(CONNECT)
          .build();
  private final URI base;
  private final String apiKey;

  /**
   * @param base where the API is; a path in it goes before the API's own
   * @param apiKey sent as the bearer token; null or empty for none
   */
  public Api(URI base, String apiKey) {
    String text = base.toString();
    this.base = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    this.apiKey = apiKey;
  }

  /** Where the API is. */
  public URI base() {
    return base;
  }

  /** Submits a job; gives it as it was accepted. */
  public JsonObject submit(JsonObject job, String idempotencyKey) {
    HttpRequest.Builder request =
        request("/v1/jobs", ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(job.encode()));
    return json(keyed(request, idempotencyKey));
  }

  /**
   * Uploads a picture; gives its job.
   *
   * @param query the job, as the query of {@code POST /v1/images} tells it
   * @param sent hears the bytes sent so far, on another thread
   */
  public JsonObject upload(Path file, Query query, String idempotencyKey, LongConsumer sent) {
    try {
      HttpRequest.Builder request =
          request("/v1/images" + query, UPLOAD)
              .header("Content-Type", "application/octet-stream")
              .expectContinue(REFUSALS_COME_FIRST)
              .POST(new CountedFile(file, sent));
      return json(keyed(request, idempotencyKey));
    } catch (FileNotFoundException missing) {
      throw ApiProblem.here("There is no file " + file + " that can be read.", missing);
    }
  }

  /** One job. */
  public JsonObject job(String id) {
    return json(request(path(id), ANSWER).GET());
  }

  /** One page of jobs, newest first: {@code {"items": [...], "next": cursor}}. */
  public JsonObject jobs(Query query) {
    return json(request("/v1/jobs" + query, ANSWER).GET());
  }

  /** Queues a failed or cancelled job anew. */
  public JsonObject retry(String id) {
    return json(request(path(id) + "/retry", ANSWER).POST(BodyPublishers.noBody()));
  }

  /** Cancels a job. */
  public JsonObject cancel(String id) {
    return json(request(path(id), ANSWER).DELETE());
  }

  /** Sources that are not developed: {@code {"items": [...]}}. */
  public JsonObject quarantine(Query query) {
    return json(request("/v1/quarantine" + query, ANSWER).GET());
  }

  /** Lets a source go. */
  public JsonObject release(String sha256) {
    return json(request("/v1/quarantine/" + Query.encoded(sha256), ANSWER).DELETE());
  }

  /** The bytes of one rendition. */
  public byte[] rendition(String id, String name) {
    HttpRequest.Builder request =
        request(path(id) + "/results/" + Query.encoded(name), ANSWER).GET();
    HttpResponse<byte[]> response = send(request.build(), BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw ApiProblem.refused(
          response.statusCode(), new String(response.body(), StandardCharsets.UTF_8));
    }
    return response.body();
  }

  /** A job's events, from now on; the stream has ended at once when they cannot be had. */
  EventStream events(String id) {
    EventStream stream = new EventStream();
    BodyHandler<Void> handler =
        head ->
            head.statusCode() == 200
                ? BodySubscribers.fromLineSubscriber(stream)
                : BodySubscribers.discarding();
    HttpRequest request =
        request(path(id) + "/events", ANSWER).header("Accept", "text/event-stream").GET().build();
    client.sendAsync(request, handler).whenComplete((response, error) -> stream.onComplete());
    return stream;
  }

  private static String path(String id) {
    return "/v1/jobs/" + Query.encoded(id);
  }

  private HttpRequest.Builder request(String path, Duration timeout) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(timeout);
    return apiKey == null || apiKey.isEmpty()
        ? request
        : request.header("Authorization", "Bearer " + apiKey);
  }

  private static HttpRequest keyed(HttpRequest.Builder request, String idempotencyKey) {
    return (idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey))
        .build();
  }

  private JsonObject json(HttpRequest.Builder request) {
    return json(request.build());
  }

  private JsonObject json(HttpRequest request) {
    HttpResponse<String> response = send(request, BodyHandlers.ofString());
    if (response.statusCode() / 100 != 2) {
      throw ApiProblem.refused(response.statusCode(), response.body());
    }
    try {
      return new JsonObject(response.body());
    } catch (DecodeException | ClassCastException notJson) {
      throw ApiProblem.strange(request.uri(), notJson);
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    try {
      return client.send(request, handler);
    } catch (IOException error) {
      throw ApiProblem.unreachable(base, error);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw ApiProblem.here("Interrupted.", stop);
    }
  }
}
