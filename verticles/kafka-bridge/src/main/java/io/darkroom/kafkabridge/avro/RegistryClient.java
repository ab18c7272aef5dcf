package io.darkroom.kafkabridge.avro;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * Asks a registry. Whatever is not a well-formed answer is SCHEMA_REGISTRY_UNAVAILABLE, which is
 * asked again: a proxy's error page or a wrong password must not be taken for "there is no such
 * schema", since messages would be given up for it.
 */
final class RegistryClient {
  /** An answer: its status, 200 or 404, and what it says. */
  record Answer(int status, JsonObject body) {
    boolean found() {
      return status == 200;
    }
  }

  /** Largest answer, in bytes = {@value}. */
  static final int MAX_ANSWER = 4 << 20;

  private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

  private final RegistryOptions options;
  private final HttpClient http;

  RegistryClient(Vertx vertx, RegistryOptions options) {
    this.options = options;
    http =
        vertx.createHttpClient(
            new HttpClientOptions().setConnectTimeout((int) options.timeout().toMillis()),
            new PoolOptions().setHttp1MaxSize(4));
  }

  Future<Answer> get(String path) {
    return ask(HttpMethod.GET, path, null);
  }

  Future<Answer> post(String path, JsonObject body) {
    return ask(HttpMethod.POST, path, body.toBuffer());
  }

  Future<Void> close() {
    return http.close();
  }

  private Future<Answer> ask(HttpMethod method, String path, Buffer body) {
    RequestOptions request =
        new RequestOptions()
            .setMethod(method)
            .setAbsoluteURI(options.url() + path)
            .setTimeout(options.timeout().toMillis())
            .putHeader("Accept", CONTENT_TYPE + ", application/json");
    if (options.user() != null) {
      String pair = options.user() + ":" + options.password();
      byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
      request.putHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    if (body != null) {
      request.putHeader("Content-Type", CONTENT_TYPE);
    }
    return http.request(request)
        .compose(asked -> body == null ? asked.send() : asked.send(body))
        .compose(this::answer)
        .timeout(2 * options.timeout().toMillis(), TimeUnit.MILLISECONDS)
        .recover(error -> Future.failedFuture(unavailable(error)));
  }

  private Future<Answer> answer(HttpClientResponse response) {
    Promise<Buffer> promise = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(promise::tryFail);
    response.endHandler(end -> promise.tryComplete(body));
    response.handler(
        piece -> {
          if (body.length() + piece.length() > MAX_ANSWER) {
            promise.tryFail(unavailable("answered with more than " + MAX_ANSWER + " bytes", null));
            response.request().reset();
          } else {
            body.appendBuffer(piece);
          }
        });
    return promise.future().map(all -> judged(response.statusCode(), all));
  }

  private Answer judged(int status, Buffer body) {
    JsonObject json;
    try {
      json = new JsonObject(body);
    } catch (DecodeException | ClassCastException error) {
      throw unavailable("answered " + status + " with what is no JSON object", error);
    }
    // 404 alone is any web server's; with a code of its own it is the registry that says so.
    boolean missing = status == 404 && json.getValue("error_code") instanceof Number;
    if (status != 200 && !missing) {
      throw unavailable("answered " + status + ": " + json.getValue("message"), null);
    }
    return new Answer(status, json);
  }

  private DarkroomException unavailable(Throwable error) {
    return error instanceof DarkroomException ours
        ? ours
        : unavailable("does not answer: " + words(error), error);
  }

  private static String words(Throwable error) {
    return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
  }

  private DarkroomException unavailable(String what, Throwable cause) {
    return Failure.SCHEMA_REGISTRY_UNAVAILABLE.with(
        "The schema registry " + options.url() + " " + what + ".", cause);
  }
}
