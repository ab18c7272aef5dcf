package io.darkroom.map.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Pictures;
import io.darkroom.httpclient.GuardOptions;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HaulTest {
  private static final Buffer IMAGE = Buffer.buffer(Pictures.png(Pictures.quarters(4, 4)));

  /** A request, and when it came. */
  private record Came(String path, long nanos) {}

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final List<Came> came = new CopyOnWriteArrayList<>();
  private final JsonObject section =
      new JsonObject()
          .put("allowedAddresses", new JsonArray().add("127.0.0.0/8"))
          .put("requestTimeout", "5s")
          .put("retryAfter", "10ms");
  private volatile Consumer<HttpServerRequest> answer = HaulTest::draw;
  private HttpServer server;
  private Fetcher fetcher;

  @AfterEach
  void close() {
    fetcher.close().await();
    vertx.close().await();
  }

  private void open() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(
                request -> {
                  came.add(new Came(request.path(), System.nanoTime()));
                  answer.accept(request);
                })
            .listen(0, "127.0.0.1")
            .await();
    Conf root = Conf.of(new JsonObject());
    fetcher =
        onContext(
            () ->
                Future.succeededFuture(
                    new Fetcher(
                        vertx,
                        FetchOptions.read(Conf.of(section)),
                        GuardOptions.read(root),
                        EngineOptions.read(root).limits())));
  }

  private static void draw(HttpServerRequest request) {
    request.response().end(IMAGE);
  }

  private <T> T onContext(Supplier<Future<T>> deed) {
    Promise<T> promise = Promise.promise();
    context.runOnContext(nothing -> deed.get().onComplete(promise));
    return promise.future().timeout(20, TimeUnit.SECONDS).await();
  }

  private List<Wanted> wanted(String host, String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> "http://" + host + ":" + server.actualPort() + "/" + name + n)
        .map(Wanted::ofAnySize)
        .toList();
  }

  private Haul.Catch haul(List<Wanted> wanted) {
    return onContext(() -> haul(wanted, Promise.<Void>promise().future()));
  }

  private Future<Haul.Catch> haul(List<Wanted> wanted, Future<Void> over) {
    return Haul.of(fetcher, wanted, over, (done, all) -> {});
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  @Test
  void leavesAHostAloneForAsLongAsItWantsAndThenGoesOn() {
    section.put("perHost", 1).put("perHostRate", 1000);
    answer =
        request -> {
          answer = HaulTest::draw;
          request.response().setStatusCode(429).putHeader("Retry-After", "1").end();
        };
    open();
    Haul.Catch caught = haul(wanted("127.0.0.1", "tile", 5));
    assertEquals(5, caught.files().size());
    assertEquals(6, came.size());
    long rested = millis(came.get(1).nanos - came.get(0).nanos);
    assertTrue(rested >= 995, () -> "it was asked again after " + rested + " ms");
  }

  @Test
  void doesNotWaitForAHostThatWantsToBeLeftAloneForLongerThanThereIsTime() {
    section.put("perHost", 1).put("fetchWithin", "20s");
    answer = request -> request.response().setStatusCode(503).putHeader("Retry-After", "60").end();
    open();
    long begun = System.nanoTime();
    for (int round = 0; round < 2; round++) {
      Haul.Catch caught = haul(wanted("127.0.0.1", "tile" + round, 30));
      assertEquals(30, caught.failures().size());
      for (DarkroomException failure : caught.failures().values()) {
        assertEquals(Failure.SOURCE_UNREACHABLE, failure.failure());
        assertTrue(failure.getMessage().endsWith("again in 60 s."), failure.getMessage());
      }
    }
    assertEquals(1, came.size());
    assertTrue(millis(System.nanoTime() - begun) < 10_000);
  }

  @Test
  void asksOtherHostsWhileOneHangs() {
    section.put("perHost", 2).put("fetchWithin", "2s");
    answer =
        request -> {
          if (request.path().startsWith("/tile")) {
            draw(request);
          }
        };
    open();
    List<Wanted> good = wanted("127.0.0.1", "tile", 20);
    List<Wanted> all = new ArrayList<>(wanted("localhost", "hang", 40));
    all.addAll(good);
    Haul.Catch caught = haul(all);
    assertEquals(Set.copyOf(good), caught.files().keySet());
    assertEquals(40, caught.failures().size());
    assertTrue(
        caught.failures().values().stream()
            .allMatch(failure -> failure.failure() == Failure.SOURCE_TIMEOUT));
  }

  @Test
  void asksForNothingThatNobodyWaitsForAnyLonger() {
    section.put("perHost", 1).put("requestTimeout", "500ms");
    answer =
        request -> {
          if (request.path().startsWith("/tile")) {
            draw(request);
          }
        };
    open();
    Promise<Void> over = Promise.promise();
    Future<Haul.Catch> given =
        onContext(
            () -> Future.succeededFuture(haul(wanted("127.0.0.1", "hang", 10), over.future())));
    Eventually.eventually(Duration.ofSeconds(10), () -> assertEquals(1, came.size()));
    onContext(
        () -> {
          over.fail(Failure.CANCELLED.with("Nobody wants it."));
          return Future.succeededFuture();
        });
    assertEquals(Failure.CANCELLED, DarkroomException.of(given.cause()).failure());
    assertEquals(1, haul(wanted("127.0.0.1", "tile", 1)).files().size());
    assertEquals(List.of("/hang0", "/tile0"), came.stream().map(Came::path).toList());
  }

  @Test
  void keepsWhatIsToHaveASizeApartFromWhatIsNot() {
    open();
    List<Wanted> any = wanted("127.0.0.1", "tile", 1);
    assertEquals(1, haul(any).files().size());
    assertEquals(1, haul(any).kept());
    Haul.Catch caught = haul(List.of(new Wanted(any.get(0).url(), 5, 5)));
    assertEquals(Failure.TILE_SIZE_WRONG, caught.failures().values().iterator().next().failure());
  }
}
