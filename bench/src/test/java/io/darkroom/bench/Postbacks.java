package io.darkroom.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.util.function.IntConsumer;

/** Receives the postbacks about numbered messages. */
final class Postbacks implements AutoCloseable {
  private static final String NUMBER = "n";

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpServer server;

  /**
   * Receives.
   *
   * @param told gets the number of each message whose postback comes, on one thread
   */
  Postbacks(IntConsumer told) {
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              told.accept(number(body));
                              request.response().setStatusCode(204).end();
                            }))
            .listen(0, "127.0.0.1")
            .await();
  }

  /** A message whose postback comes here. */
  String message(int number) {
    return message(number, new JsonObject().put("url", "http://127.0.0.1:" + server.actualPort()));
  }

  /** A message of whose job nobody hears. */
  static String silent(int number) {
    return message(number, new JsonObject());
  }

  private static String message(int number, JsonObject notify) {
    return new JsonObject()
        .put("operation", NoopSpec.NAME)
        .put("metadata", new JsonObject().put(NUMBER, number))
        .put("notify", notify)
        .encode();
  }

  private static int number(Buffer body) {
    return body.toJsonObject().getJsonObject("data").getJsonObject("metadata").getInteger(NUMBER);
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
