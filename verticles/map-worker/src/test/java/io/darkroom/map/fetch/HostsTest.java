package io.darkroom.map.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HostsTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  private <T> T onContext(Callable<T> deed) {
    Promise<T> promise = Promise.promise();
    vertx.runOnContext(
        nothing -> {
          try {
            promise.complete(deed.call());
          } catch (Exception error) {
            promise.fail(error);
          }
        });
    return promise.future().await();
  }

  @Test
  void asksAHostForOnlySoMuchAtATime() {
    List<Promise<Integer>> asked = new ArrayList<>();
    onContext(
        () -> {
          Hosts hosts = new Hosts(vertx, 2, 1_000_000_000);
          for (int i = 0; i < 5; i++) {
            hosts.ask("one", () -> opened(asked));
          }
          hosts.ask("other", () -> opened(asked));
          assertEquals(3, asked.size());
          asked.get(0).complete(1);
          assertEquals(4, asked.size());
          asked.get(1).fail("gone");
          asked.get(3).complete(1);
          assertEquals(6, asked.size());
          return null;
        });
  }

  private static Future<Integer> opened(List<Promise<Integer>> asked) {
    Promise<Integer> promise = Promise.promise();
    asked.add(promise);
    return promise.future();
  }

  @Test
  void asksAHostForOnlySoMuchInASecond() {
    long begun = System.nanoTime();
    List<Future<Integer>> all =
        onContext(
            () -> {
              Hosts hosts = new Hosts(vertx, 100, 50);
              List<Future<Integer>> futures = new ArrayList<>();
              for (int i = 0; i < 11; i++) {
                futures.add(hosts.ask("one", () -> Future.succeededFuture(1)));
              }
              return futures;
            });
    Future.all(all).await();
    assertTrue(System.nanoTime() - begun >= 199_000_000, "11 at 50 a second take 200 ms");
  }
}
