package io.darkroom.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettlerTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<List<Settlement>> asked = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void settlesManyAtOnceAndEachOnce() {
    serve(0);
    List<Settlement> all = settlements(1000);
    settle(all);
    assertEquals(all, asked.stream().flatMap(List::stream).toList());
    assertTrue(asked.size() <= 5, asked.size() + " asks");
  }

  @Test
  void asksAgainWhenJobsIsNotThere() {
    serve(2);
    List<Settlement> all = settlements(3);
    settle(all);
    assertEquals(List.of(all, all, all), asked);
  }

  private void serve(int failures) {
    new Bus(vertx)
        .serve(
            Jobs.SETTLE,
            batch -> {
              asked.add(batch);
              return asked.size() <= failures
                  ? Future.failedFuture(Failure.STORE_UNAVAILABLE.with("not now"))
                  : Future.succeededFuture(batch.stream().map(one -> new Accepted(true)).toList());
            })
        .await();
  }

  private void settle(List<Settlement> settlements) {
    Promise<Void> idle = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(
            turn -> {
              Settler settler = new Settler(vertx, new Bus(vertx));
              settlements.forEach(settler::add);
              settler.idle().onComplete(idle);
            });
    idle.future().timeout(20, TimeUnit.SECONDS).await();
  }

  private static List<Settlement> settlements(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Settlement("d" + i, i, Outcome.DELIVERED, 0, "200"))
        .toList();
  }
}
