package io.darkroom.httpclient;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetServer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTest extends ClientTest {
  @Test
  void postsABodyAndTellsTheAnswer() {
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
                                .putHeader("x-told", request.getHeader("x-asked"))
                                .end(body + "\r\n\tand more")));
    Posted posted = got(post(Servers.url(server, "/hook")));
    assertEquals(200, posted.status());
    assertEquals("yes", posted.headers().get("x-told"));
    assertEquals("{} and more", posted.bodyStart());
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 302, 404, 410, 503})
  void takesAnyStatusForAnAnswer(int status) {
    HttpServer server =
        Servers.http(
            vertx,
            request -> request.response().setStatusCode(status).putHeader("location", "/on").end());
    assertEquals(status, got(post(Servers.url(server, "/hook"))).status());
  }

  @Test
  void readsOnlyTheStartOfALongAnswer() {
    AtomicBoolean hungUp = new AtomicBoolean();
    NetServer server =
        Servers.raw(
            vertx,
            (socket, head) -> {
              socket.closeHandler(closed -> hungUp.set(true));
              socket.write(
                  "HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n" + "long ".repeat(10_000));
            });
    Posted posted = got(post(Servers.url(server)));
    assertEquals(200, posted.status());
    assertTrue(posted.bodyStart().startsWith("long long"));
    assertTrue(posted.bodyStart().length() <= Answer.MOST_TOLD);
    eventually(Duration.ofSeconds(5), () -> assertTrue(hungUp.get(), "the connection is open"));
  }

  @Test
  void takesTheStatusOfAnAnswerWhoseBodyBreaksOff() {
    NetServer server =
        Servers.raw(
            vertx,
            (socket, head) ->
                Servers.last(socket, "HTTP/1.1 202 Accepted\r\ncontent-length: 9\r\n\r\nx"));
    assertEquals(202, got(post(Servers.url(server))).status());
  }

  @Test
  void givesUpOnAReceiverThatNeverAnswers() {
    NetServer server = Servers.raw(vertx, (socket, head) -> {});
    fails(
        Failure.DELIVERY_TIMEOUT,
        client.post(
            Servers.url(server),
            HttpHeaders.headers(),
            Buffer.buffer("{}"),
            Duration.ofMillis(200)));
  }

  @Test
  void saysWhenNobodyIsThere() {
    NetServer server = Servers.raw(vertx, (socket, head) -> socket.close());
    fails(Failure.DELIVERY_UNREACHABLE, post(Servers.url(server)));
    server.close().await();
    fails(Failure.DELIVERY_UNREACHABLE, post(Servers.url(server)));
  }

  @Test
  void refusesAHeadThatIsTooLarge() {
    with("maxHeaderBytes", "1KB");
    NetServer server =
        Servers.raw(
            vertx,
            (socket, head) ->
                socket.write("HTTP/1.1 200 OK\r\nx: " + "y".repeat(2000) + "\r\n\r\n"));
    fails(Failure.DELIVERY_REFUSED, post(Servers.url(server)));
  }

  @Test
  void refusesAPostbackToAPrivateAddress() {
    fails(Failure.ADDRESS_FORBIDDEN, post("http://10.0.0.1/hook"));
    fails(Failure.INVALID_URL, post("ftp://receiver.example/hook"));
  }

  private Future<Posted> post(String url) {
    return client.post(
        url,
        HttpHeaders.headers().add("x-asked", "yes"),
        Buffer.buffer("{}"),
        Duration.ofSeconds(10));
  }
}
