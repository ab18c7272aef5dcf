package io.darkroom.httpclient;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LimitsTest extends ClientTest {
  private final AtomicBoolean hungUp = new AtomicBoolean();

  @Test
  void refusesABodyThatSaysItIsTooLargeUnread() {
    fails(Failure.SOURCE_TOO_LARGE, client.get(answering("content-length: 1048577\r\n\r\nx")));
    assertHungUp();
  }

  @Test
  void refusesABodyThatGrowsTooLarge() {
    String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    String endless = "transfer-encoding: chunked\r\n\r\n" + chunk.repeat(17);
    fails(Failure.SOURCE_TOO_LARGE, client.get(answering(endless)));
    assertHungUp();
  }

  @Test
  void refusesAGzipBombAndHangsUp() throws IOException {
    Buffer bomb = gzippedZeros(256 << 20);
    Buffer answer =
        Buffer.buffer("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ")
            .appendString(bomb.length() + "\r\n\r\n")
            .appendBuffer(bomb);
    NetServer server =
        Servers.raw(
            vertx,
            (socket, head) -> {
              socket.closeHandler(closed -> hungUp.set(true));
              socket.write(answer);
            });
    fails(Failure.SOURCE_TOO_LARGE, client.get(Servers.url(server)));
    assertHungUp();
  }

  @Test
  void refusesAnEncodingItDidNotAskFor() {
    fails(
        Failure.SOURCE_REFUSED,
        client.get(answering("content-encoding: rot13\r\ncontent-length: 1\r\n\r\nx")));
  }

  @Test
  void noticesABodyThatEndsTooSoon() {
    NetServer server =
        Servers.raw(
            vertx, (socket, head) -> Servers.last(socket, ok("content-length: 10\r\n\r\nx")));
    fails(Failure.SOURCE_INCOMPLETE, client.get(Servers.url(server)));
  }

  @Test
  void noticesChunksThatEndTooSoon() {
    NetServer server =
        Servers.raw(
            vertx,
            (socket, head) ->
                Servers.last(socket, ok("transfer-encoding: chunked\r\n\r\n5\r\nabc")));
    fails(Failure.SOURCE_INCOMPLETE, client.get(Servers.url(server)));
  }

  @Test
  void noticesACompressedBodyThatIsBroken() {
    fails(
        Failure.SOURCE_INCOMPLETE,
        client.get(answering("content-encoding: gzip\r\ncontent-length: 12\r\n\r\nnot gzipped!")));
  }

  @Test
  void givesUpOnASenderThatStalls() {
    withAll(new JsonObject().put("slowAfter", "100ms"));
    fails(
        Failure.SOURCE_TOO_SLOW, client.get(answering("content-length: 100000\r\n\r\nbeginning")));
    assertHungUp();
  }

  @Test
  void givesUpOnASenderThatDrips() {
    withAll(new JsonObject().put("slowAfter", "200ms").put("minBytesPerSecond", "10KB"));
    AtomicLong dripping = new AtomicLong();
    NetServer server =
        Servers.raw(
            vertx,
            (socket, head) -> {
              socket.write(ok("content-length: 100000\r\n\r\n"));
              dripping.set(vertx.setPeriodic(10, drop -> socket.write("x")));
              socket.closeHandler(closed -> vertx.cancelTimer(dripping.get()));
            });
    fails(Failure.SOURCE_TOO_SLOW, client.get(Servers.url(server)));
  }

  @Test
  void bearsASenderThatIsJustFastEnough() {
    // Looked at twice at least; who drips may be held up for a while by what else the machine does.
    withAll(new JsonObject().put("slowAfter", "800ms").put("minBytesPerSecond", "1KB"));
    NetServer server =
        Servers.raw(
            vertx,
            (socket, head) -> {
              socket.write(ok("content-length: 45000\r\n\r\n"));
              drip(socket, 45);
            });
    assertTrue(got(client.get(Servers.url(server))).body().length() == 45_000);
  }

  @Test
  void givesUpOnAServerThatNeverAnswers() {
    with("totalTimeout", "200ms");
    NetServer server =
        Servers.raw(vertx, (socket, head) -> socket.closeHandler(closed -> hungUp.set(true)));
    fails(Failure.SOURCE_TIMEOUT, client.get(Servers.url(server)));
    assertHungUp();
  }

  @Test
  void countsRedirectsAndBodyIntoTheOneTime() {
    with("totalTimeout", "500ms");
    NetServer server =
        Servers.raw(
            vertx,
            (socket, head) ->
                vertx.setTimer(
                    200,
                    later ->
                        Servers.last(
                            socket,
                            "HTTP/1.1 302 Found\r\nlocation: /on\r\ncontent-length: 0\r\n\r\n")));
    fails(Failure.SOURCE_TIMEOUT, client.get(Servers.url(server)));
  }

  @Test
  void refusesAHeadThatIsTooLarge() {
    with("maxHeaderBytes", "1KB");
    fails(
        Failure.SOURCE_TOO_LARGE,
        client.get(answering("x: " + "y".repeat(2000) + "\r\ncontent-length: 0\r\n\r\n")));
  }

  @Test
  void saysWhenNobodyIsThere() {
    NetServer server = Servers.raw(vertx, (socket, head) -> {});
    String url = Servers.url(server);
    server.close().await();
    fails(Failure.SOURCE_UNREACHABLE, client.get(url));
  }

  @Test
  void saysWhenTheServerHangsUpOrTalksNonsense() {
    NetServer rude = Servers.raw(vertx, (socket, head) -> socket.close());
    fails(Failure.SOURCE_UNREACHABLE, client.get(Servers.url(rude)));
    NetServer mad =
        Servers.raw(vertx, (socket, head) -> Servers.last(socket, "220 mail ready\r\n\r\n"));
    fails(Failure.SOURCE_UNREACHABLE, client.get(Servers.url(mad)));
  }

  /** A server that answers so, and leaves the connection open. */
  private String answering(String rest) {
    return Servers.url(
        Servers.raw(
            vertx,
            (socket, head) -> {
              socket.closeHandler(closed -> hungUp.set(true));
              socket.write(ok(rest));
            }));
  }

  private void drip(NetSocket socket, int times) {
    socket.write("x".repeat(1000));
    if (times > 1) {
      vertx.setTimer(40, later -> drip(socket, times - 1));
    }
  }

  private void assertHungUp() {
    eventually(Duration.ofSeconds(5), () -> assertTrue(hungUp.get(), "the connection is open"));
  }

  private static String ok(String rest) {
    return "HTTP/1.1 200 OK\r\n" + rest;
  }

  private static Buffer gzippedZeros(int count) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < count; i += zeros.length) {
        gzip.write(zeros);
      }
    }
    return Buffer.buffer(bytes.toByteArray());
  }
}
