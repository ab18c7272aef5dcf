package io.darkroom.worker;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Progress;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Held;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LeasesTest extends WorkLoopFixture {
  private final AtomicReference<Work> inHand = new AtomicReference<>();
  private final Promise<JsonObject> goOn = Promise.promise();

  private Future<JsonObject> wait(Work work) {
    inHand.set(work);
    return goOn.future();
  }

  private void begun() {
    eventually(SOON, () -> assertTrue(inHand.get() != null));
  }

  @Test
  void renewsTheLeaseAsLongAsTheWorkTakesAndTellsProgress() {
    jobs.times(300, 30_000);
    start(
        work -> {
          work.progress(2, 5, "developing");
          return wait(work);
        });
    String id = submit();

    eventually(SOON, () -> assertTrue(jobs.renewals().size() >= 4));
    goOn.complete(nothing());

    assertEquals(Finish.Outcome.SUCCEEDED, ending(id).outcome());
    assertEquals(new Progress(2, 5, "developing"), jobs.renewals().get(0).progress());
  }

  @Test
  void tellsNewProgressLongBeforeTheRenewal() {
    JsonObject config = config();
    config.getJsonObject("worker").put("progressEvery", "10ms");
    start(config, this::wait);
    String id = submit();
    begun();

    inHand.get().progress(1, 3, "developing");

    eventually(
        SOON,
        () ->
            assertTrue(
                jobs.renewals().stream()
                    .anyMatch(one -> new Progress(1, 3, "developing").equals(one.progress()))));
    goOn.complete(nothing());
    ending(id);
  }

  @Test
  void abandonsAJobWhoseLeaseWasLostAndWritesNothingMore() {
    jobs.times(300, 30_000);
    Promise<JsonObject> outcome = Promise.promise();
    start(
        work ->
            wait(work)
                .compose(go -> work.store(text("late", "x")))
                .map(nothing())
                .onComplete(outcome));
    String id = submit();
    begun();

    jobs.takeAway(id);
    eventually(SOON, () -> assertThrows(DarkroomException.class, () -> inHand.get().checkWanted()));
    goOn.complete(nothing());

    assertEquals(
        Failure.LEASE_LOST,
        assertThrows(DarkroomException.class, () -> outcome.future().await()).failure());
    String next = submit(); // its slot is free again, and the loop goes on
    ending(next);
    assertFalse(stored(id, "late"));
    assertTrue(asked(id).isEmpty());
  }

  @Test
  void aWorkerStoppedPastItsLeaseNeitherStoresNorFinishesUntilItIsRenewed() {
    jobs.times(50, 30_000);
    Promise<List<Held>> answer = Promise.promise();
    AtomicInteger renewals = new AtomicInteger();
    jobs.onRenew(
        asked -> {
          renewals.incrementAndGet();
          return answer.future();
        });
    start(work -> wait(work).compose(go -> work.store(text("late", "x"))).map(nothing()));
    String id = submit();
    begun();
    leasePassed();

    goOn.complete(nothing()); // as after SIGCONT: the work goes on, but the lease is over

    eventually(SOON, () -> assertTrue(renewals.get() >= 1));
    assertFalse(stored(id, "late"));
    jobs.onRenew(jobs::renew);
    jobs.takeAway(id);
    answer.complete(List.of(Held.LOST));
    ending(submit());
    assertFalse(stored(id, "late"));
    assertTrue(asked(id).isEmpty());
  }

  @Test
  void aWorkerStoppedPastItsLeaseDoesNotEvenAskToFinishWhatAnotherHas() {
    jobs.times(50, 30_000);
    Promise<List<Held>> answer = Promise.promise();
    jobs.onRenew(asked -> answer.future());
    start(this::wait);
    String id = submit();
    begun();
    leasePassed();

    goOn.complete(nothing());
    jobs.takeAway(id);
    answer.complete(List.of(Held.LOST));

    jobs.onRenew(jobs::renew);
    ending(submit());
    assertTrue(asked(id).isEmpty());
  }

  @Test
  void aWorkerStoppedPastItsLeaseGoesOnWhenNobodyElseHasTheJob() {
    jobs.times(50, 30_000);
    start(work -> wait(work).compose(go -> work.store(text("late", "x"))).map(nothing()));
    String id = submit();
    begun();
    leasePassed();

    goOn.complete(nothing());

    assertEquals(Finish.Outcome.SUCCEEDED, ending(id).outcome());
    assertTrue(stored(id, "late"));
    assertFalse(jobs.renewals().isEmpty());
  }

  @Test
  void givesUpACancelledJobAsSoonAsItHears() {
    CountDownLatch interrupted = new CountDownLatch(1);
    start(
        work ->
            work.compute(
                () -> {
                  inHand.set(work);
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException hoped) {
                    interrupted.countDown();
                  }
                  return nothing();
                }));
    String id = submit();
    begun();
    jobs.onRenew(
        asked -> Future.succeededFuture(asked.stream().map(one -> Held.CANCELLED).toList()));

    jobs.publishCancelled(id);

    eventually(SOON, () -> assertEquals(0, interrupted.getCount()));
    assertTrue(asked(id).isEmpty());
  }

  @Test
  void doesNotDropAJobForANoticeOfAnEarlierAttempt() {
    start(this::wait);
    String id = submit();
    begun();

    jobs.publishCancelled(id);

    eventually(SOON, () -> assertFalse(jobs.renewals().isEmpty()));
    goOn.complete(nothing());
    assertEquals(Finish.Outcome.SUCCEEDED, ending(id).outcome());
  }

  @Test
  void tellsAnEndingAgainWhenJobsDidNotAnswer() {
    AtomicInteger asks = new AtomicInteger();
    jobs.onFinish(
        asked ->
            asks.incrementAndGet() == 1
                ? Future.failedFuture(Failure.JOBS_UNAVAILABLE.with("gone"))
                : jobs.finish(asked));
    start(work -> Future.succeededFuture(nothing()));

    assertEquals(Finish.Outcome.SUCCEEDED, ending(submit()).outcome());
    assertEquals(2, asks.get());
  }

  @Test
  void goesOnWhenAnEndingWasTakenButTheAnswerWasLost() {
    AtomicInteger asks = new AtomicInteger();
    jobs.onFinish(
        asked -> {
          Future<List<Accepted>> taken = jobs.finish(asked);
          return asks.incrementAndGet() == 1
              ? Future.failedFuture(Failure.JOBS_UNAVAILABLE.with("gone"))
              : taken;
        });
    start(work -> Future.succeededFuture(nothing()));
    String first = submit();

    assertEquals(Finish.Outcome.SUCCEEDED, ending(first).outcome());
    eventually(SOON, () -> assertEquals(2, asked(first).size()));
    assertEquals(Finish.Outcome.SUCCEEDED, ending(submit()).outcome());
  }

  @Test
  void endsAnAttemptAtItsDeadlineButKeepsTheSlotUntilTheCpuIsFree() {
    jobs.times(30_000, 1_000); // by then a thread computes, on a busy machine, too
    JsonObject config = config();
    config.getJsonObject("worker").put("slots", 1);
    CountDownLatch release = new CountDownLatch(1);
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try {
      start(
          config,
          work ->
              work.compute(
                  () -> {
                    awaitDeafly(release);
                    return nothing();
                  }));
      Gauge used = registry.get("darkroom.worker.slots.used").gauge();
      Finish ending = ending(submit());
      assertEquals(Failure.JOB_TIMEOUT, ending.fault().failure());
      assertTrue(ending.fault().message().contains("1000 ms"));
      assertEquals(1, used.value());

      release.countDown();

      eventually(SOON, () -> assertEquals(0, used.value()));
      ending(submit());
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  /** As native code: hears no interrupt. */
  private static void awaitDeafly(CountDownLatch latch) {
    boolean interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException deaf) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void leasePassed() {
    long end = System.nanoTime() + 60_000_000;
    eventually(SOON, () -> assertTrue(System.nanoTime() > end));
  }

  private boolean stored(String id, String name) {
    return store
        .head(new BlobRef(BlobRef.PUBLIC, id + "/" + name + ".txt"))
        .map(true)
        .otherwise(false)
        .await();
  }

  private List<Finish> asked(String id) {
    return jobs.finishAsks().stream()
        .flatMap(List::stream)
        .filter(one -> one.id().equals(id))
        .toList();
  }
}
