package io.darkroom.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskTest extends ClientTest {
  private static final Buffer QUESTION = Buffer.buffer("{\"ids\":[1]}");

  @Test
  void asksInJsonAndTakesAllOfTheAnswer() {
    HttpServer server =
        Servers.http(
            vertx,
            request ->
                request
                    .body()
                    .onSuccess(
                        body ->
                            request
                                .response()
                                .end(
                                    request.method()
                                        + request.getHeader("content-type")
                                        + request.getHeader("accept")
                                        + body)));
    assertEquals(
        "POSTapplication/jsonapplication/json" + QUESTION,
        got(client.ask(Servers.url(server, "/active"), QUESTION)).body().toString());
  }

  @ParameterizedTest
  @CsvSource({"404, SOURCE_NOT_FOUND", "500, SOURCE_UNREACHABLE", "302, SOURCE_REFUSED"})
  void failsWithWhatTheServerAnswers(int status, Failure failure) {
    HttpServer server =
        Servers.http(
            vertx, request -> request.response().setStatusCode(status).end("a long story"));
    fails(failure, client.ask(Servers.url(server, "/"), QUESTION));
  }
}
