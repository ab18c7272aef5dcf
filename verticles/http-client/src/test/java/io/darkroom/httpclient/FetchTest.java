package io.darkroom.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest extends ClientTest {
  @Test
  void fetchesABodyAndSaysWhoItIs() {
    CompletableFuture<MultiMap> headers = new CompletableFuture<>();
    HttpServer server =
        Servers.http(
            vertx,
            request -> {
              headers.complete(request.headers());
              request.response().putHeader("content-type", "image/png").end("pixels");
            });
    String url = Servers.url(server, "/a.png?b");
    assertEquals(
        new Fetched(Buffer.buffer("pixels"), "image/png", url, Optional.empty()),
        got(client.get(url)));
    assertEquals("Darkroom", headers.join().get("user-agent"));
    assertEquals("127.0.0.1:" + server.actualPort(), headers.join().get("host"));
  }

  @Test
  void unpacksACompressedBody() {
    String text = "pixels".repeat(1000);
    HttpServer server =
        vertx
            .createHttpServer(new HttpServerOptions().setCompressionSupported(true))
            .requestHandler(request -> request.response().end(text))
            .listen(0, Servers.LOOPBACK)
            .await();
    assertEquals(text, got(client.get(Servers.url(server, "/"))).body().toString());
  }

  @Test
  void givesAnEmptyBodyAndNoTypeAsTheyAre() {
    HttpServer server = Servers.http(vertx, request -> request.response().end());
    Fetched fetched = got(client.get(Servers.url(server, "/")));
    assertEquals(0, fetched.body().length());
    assertNull(fetched.contentType());
  }

  @Test
  void fetchesALargeBodyInManyPieces() {
    Buffer large = Buffer.buffer(new byte[1 << 20]);
    HttpServer server = Servers.http(vertx, request -> request.response().end(large));
    assertEquals(large, got(client.get(Servers.url(server, "/"))).body());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void followsARedirect(int status) {
    HttpServer server =
        Servers.http(
            vertx,
            request -> {
              if (request.path().equals("/a/from")) {
                request.response().setStatusCode(status).putHeader("location", "to?x").end("moved");
              } else {
                request.response().end(request.uri());
              }
            });
    Fetched fetched = got(client.get(Servers.url(server, "/a/from")));
    assertEquals("/a/to?x", fetched.body().toString());
    assertEquals(Servers.url(server, "/a/to?x"), fetched.url());
  }

  @Test
  void followsNoMoreRedirectsThanAllowed() {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        Servers.http(
            vertx,
            request ->
                request
                    .response()
                    .setStatusCode(302)
                    .putHeader("location", "/" + asked.incrementAndGet())
                    .end());
    fails(Failure.TOO_MANY_REDIRECTS, client.get(Servers.url(server, "/")));
    assertEquals(4, asked.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://10.0.0.1/", "http://[::1]/", "//169.254.169.254/", "http://2886729729/"})
  void refusesARedirectToAPrivateAddress(String location) {
    fails(Failure.ADDRESS_FORBIDDEN, redirected(location));
  }

  @Test
  void refusesARedirectToAnotherScheme() {
    fails(Failure.INVALID_URL, redirected("file:///etc/passwd"));
  }

  @Test
  void refusesARedirectToNowhere() {
    fails(Failure.SOURCE_REFUSED, redirected(null));
  }

  @ParameterizedTest
  @CsvSource({
    "206, SOURCE_REFUSED",
    "304, SOURCE_REFUSED",
    "400, SOURCE_REFUSED",
    "401, SOURCE_REFUSED",
    "403, SOURCE_REFUSED",
    "404, SOURCE_NOT_FOUND",
    "408, SOURCE_UNREACHABLE",
    "410, SOURCE_NOT_FOUND",
    "429, SOURCE_UNREACHABLE",
    "500, SOURCE_UNREACHABLE",
    "503, SOURCE_UNREACHABLE",
  })
  void saysWhatAStatusMeans(int status, Failure failure) {
    HttpServer server =
        Servers.http(vertx, request -> request.response().setStatusCode(status).end());
    DarkroomException failed = fails(failure, client.get(Servers.url(server, "/?secret")));
    assertTrue(failed.getMessage().contains(" " + status), failed.getMessage());
    assertTrue(!failed.getMessage().contains("secret"), failed.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"429, 7, 7", "503, 0, 0", "429, soon, ", "500, 7, ", "404, 7, "})
  void tellsWhenAServerMayBeAskedAgain(int status, String header, Long seconds) {
    HttpServer server =
        Servers.http(
            vertx,
            request ->
                request.response().setStatusCode(status).putHeader("retry-after", header).end());
    DarkroomException failed =
        assertThrows(DarkroomException.class, () -> got(client.get(Servers.url(server, "/"))));
    assertEquals(Optional.ofNullable(seconds).map(Duration::ofSeconds), NotNow.of(failed));
  }

  @Test
  void knowsLocalhostWithoutALookUp() {
    HttpServer server =
        Servers.http(vertx, request -> request.response().end(request.getHeader("host")));
    String host = "images.localhost:" + server.actualPort();
    assertEquals(host, got(client.get("http://" + host + "/")).body().toString());
  }

  @Test
  void asksAnIpv6Address() {
    withAll(new JsonObject().put("allowedAddresses", "100::/64").put("connectTimeout", "300ms"));
    // Packets to 100::/64 are discarded (RFC 6666), so it is never there.
    DarkroomException failed = fails(Failure.SOURCE_UNREACHABLE, client.get("http://[100::1]/"));
    assertInstanceOf(SocketException.class, failed.getCause());
  }

  @Test
  void refusesAPrivateAddressBeforeItConnects() {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server =
        Servers.http(
            vertx,
            request -> {
              asked.incrementAndGet();
              request.response().end();
            });
    client = GuardedClient.create(vertx, Options.defaults());
    fails(Failure.ADDRESS_FORBIDDEN, client.get(Servers.url(server, "/")));
    fails(Failure.ADDRESS_FORBIDDEN, client.get("http://2130706433:" + server.actualPort() + "/"));
    fails(Failure.ADDRESS_FORBIDDEN, client.get("http://localhost:" + server.actualPort() + "/"));
    fails(Failure.INVALID_URL, client.get("http://a@127.0.0.1:" + server.actualPort() + "/"));
    assertEquals(0, asked.get());
  }

  private Future<Fetched> redirected(String location) {
    HttpServer server =
        Servers.http(
            vertx,
            request -> {
              if (location != null) {
                request.response().putHeader("location", location);
              }
              request.response().setStatusCode(302).end();
            });
    return client.get(Servers.url(server, "/"));
  }
}
