package io.darkroom.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Names that stand for one thing, then for another. */
class RebindingTest extends ClientTest {
  private final Deque<List<InetAddress>> answers = new ArrayDeque<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server =
      Servers.http(
          vertx,
          request -> {
            asked.incrementAndGet();
            if (request.path().equals("/again")) {
              request.response().setStatusCode(302).putHeader("location", "/").end();
            } else {
              request.response().end(request.getHeader("host"));
            }
          });

  @Test
  void connectsToTheVeryAddressThatWasJudged() {
    allow("127.0.0.1");
    answers.add(List.of(v4(127, 0, 0, 1)));
    String host = "rebinding.example:" + server.actualPort();
    // A second look-up would find nothing: the name does not exist but here.
    assertEquals(host, got(client.get("http://" + host + "/")).body().toString());
    assertEquals(0, answers.size());
  }

  @Test
  void judgesANameAnewOnEachCall() {
    allow("127.0.0.1");
    answers.add(List.of(v4(127, 0, 0, 1)));
    answers.add(List.of(v4(127, 0, 0, 2)));
    String url = "http://rebinding.example:" + server.actualPort() + "/";
    got(client.get(url));
    fails(Failure.ADDRESS_FORBIDDEN, client.get(url));
    assertEquals(1, asked.get());
  }

  @Test
  void judgesANameAnewOnEachRedirect() {
    allow("127.0.0.1");
    answers.add(List.of(v4(127, 0, 0, 1)));
    answers.add(List.of(v4(127, 0, 0, 2)));
    String url = "http://rebinding.example:" + server.actualPort() + "/again";
    fails(Failure.ADDRESS_FORBIDDEN, client.get(url));
    assertEquals(1, asked.get());
  }

  @Test
  void refusesANameThatAlsoStandsForAPrivateAddress() {
    allow("127.0.0.1");
    answers.add(List.of(v4(127, 0, 0, 1), v4(10, 0, 0, 1)));
    fails(
        Failure.ADDRESS_FORBIDDEN,
        client.get("http://rebinding.example:" + server.actualPort() + "/"));
    assertEquals(0, asked.get());
  }

  @Test
  void triesTheNextAddressWhenOneDoesNotTakeIt() {
    allow("127.0.0.0/8");
    answers.add(List.of(v4(127, 0, 0, 2), v4(127, 0, 0, 1)));
    got(client.get("http://two.example:" + server.actualPort() + "/"));
  }

  @Test
  void allowsAnyAddressOfAHostTheOperatorNamed() {
    allow("minio.internal");
    answers.add(List.of(v4(127, 0, 0, 1)));
    got(client.get("http://minio.internal:" + server.actualPort() + "/"));
  }

  @Test
  void saysWhenANameHasNoAddress() {
    client =
        new GuardedClient(
            vertx,
            Options.quick(),
            host -> Future.failedFuture(new UnknownHostException(host)),
            null);
    fails(Failure.SOURCE_UNREACHABLE, client.get("http://nobody.example/"));
  }

  @Test
  void doesNotWaitForALookUpForEver() {
    client =
        new GuardedClient(
            vertx,
            Options.of(Options.quickJson().put("connectTimeout", "100ms")),
            host -> Promise.<List<InetAddress>>promise().future(),
            null);
    fails(Failure.SOURCE_UNREACHABLE, client.get("http://silent.example/"));
  }

  private void allow(String address) {
    GuardOptions options =
        Options.of(Options.quickJson().put("allowedAddresses", List.of(address)));
    client =
        new GuardedClient(
            vertx, options, host -> Future.succeededFuture(answers.removeFirst()), null);
  }

  private static InetAddress v4(int a, int b, int c, int d) {
    return HostLiteral.address(new byte[] {(byte) a, (byte) b, (byte) c, (byte) d});
  }
}
