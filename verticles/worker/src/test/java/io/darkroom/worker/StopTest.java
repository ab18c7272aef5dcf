package io.darkroom.worker;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Finish;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopTest extends WorkLoopFixture {
  @Test
  void letsJobsInHandEndBeforeItStops() {
    Promise<JsonObject> open = Promise.promise();
    AtomicInteger begun = new AtomicInteger();
    WorkLoop loop =
        start(
            work -> {
              begun.incrementAndGet();
              return open.future();
            });
    String id = submit();
    eventually(SOON, () -> assertEquals(1, begun.get()));

    Future<Void> stopping = loop.stop();
    stopped(loop);
    assertFalse(stopping.isComplete());
    open.complete(nothing());
    stopping.await();

    assertEquals(Finish.Outcome.SUCCEEDED, jobs.finished(id).outcome());
  }

  @Test
  void givesBackUnspentWhatDoesNotEndInTime() {
    JsonObject config = config();
    config.getJsonObject("worker").put("drain", "50ms");
    AtomicInteger begun = new AtomicInteger();
    WorkLoop loop =
        start(
            config,
            work -> {
              begun.incrementAndGet();
              return Promise.<JsonObject>promise().future();
            });
    String id = submit();
    eventually(SOON, () -> assertEquals(1, begun.get()));

    loop.stop().await();
    stopped(loop);

    assertEquals(Finish.Outcome.RELEASED, jobs.finished(id).outcome());
  }

  @Test
  void givesBackUnspentWhatAnOperationGivesBack() {
    start(work -> Future.failedFuture(Failure.SHUTTING_DOWN.with("The operation stops.")));

    assertEquals(Finish.Outcome.RELEASED, ending(submit()).outcome());
  }

  @Test
  void claimsNothingOnceItIsStopped() {
    WorkLoop loop = start(work -> Future.succeededFuture(nothing()));
    ending(submit());
    loop.stop().await();
    stopped(loop);
    int claims = jobs.claims().size();

    submit();
    start(work -> Future.succeededFuture(nothing())); // another worker does it

    eventually(SOON, () -> assertEquals(2, jobs.finished().size()));
    assertTrue(jobs.claims().size() > claims);
    assertFalse(
        jobs.claims().stream()
            .skip(claims)
            .anyMatch(claim -> claim.worker().equals(jobs.claims().get(0).worker())));
  }

  @Test
  void hasAllItsSeriesFromTheStartAndDropsItsGaugesInTheEnd() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try {
      WorkLoop loop = start(work -> Future.succeededFuture(nothing()));
      for (Outcome outcome : Outcome.values()) {
        registry
            .get("darkroom.worker.jobs")
            .tags("operation", NAP, "outcome", outcome.wire())
            .counter();
      }
      for (String step : new String[] {"fetch", "compute", "store"}) {
        registry.get("darkroom.worker." + step).tags("operation", NAP).timer();
      }
      assertEquals(4, registry.get("darkroom.worker.slots.total").gauge().value());
      assertEquals(0, registry.get("darkroom.worker.slots.used").gauge().value());
      assertEquals(2, registry.get("darkroom.worker.cpu.total").gauge().value());

      loop.stop().await();
      stopped(loop);

      assertEquals(0, registry.find("darkroom.worker.slots.total").gauges().size());
    } finally {
      Metrics.removeRegistry(registry);
    }
  }
}
