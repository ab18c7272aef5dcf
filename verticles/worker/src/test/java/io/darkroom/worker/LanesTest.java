package io.darkroom.worker;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Small work beside work that takes long. */
class LanesTest extends PartsFixture {
  private static final String HUGE = "huge";
  private static final String SMALL = "small";

  private static JsonObject nothing() {
    return new JsonObject().put("renditions", new JsonArray());
  }

  private JsonObject threads(int threads) {
    JsonObject config = config();
    config.getJsonObject("worker").put("cpuThreads", threads).put("slots", 4);
    return config;
  }

  private String submit(String operation) {
    return submit(JobRequest.of(operation, null, new JsonObject()));
  }

  private int running(String operation) {
    JobQuery query = new JobQuery(JobState.RUNNING, operation, 100, null);
    return bus.ask(Jobs.LIST, query).await().items().size();
  }

  @Test
  void smallWorkHasThreadsThatCostlyWorkNeverTakes() {
    CountDownLatch go = new CountDownLatch(1);
    AtomicInteger atWork = new AtomicInteger();
    start(
        threads(4),
        List.of(
            new Steps(
                HUGE,
                true,
                work ->
                    work.compute(
                        () -> {
                          atWork.incrementAndGet();
                          assertTrue(go.await(SOON.toSeconds(), TimeUnit.SECONDS));
                          return nothing();
                        })),
            new Steps(SMALL, work -> work.compute(LanesTest::nothing))));
    List<String> huge = List.of(submit(HUGE), submit(HUGE), submit(HUGE), submit(HUGE));
    eventually(SOON, () -> assertEquals(3, atWork.get()));

    for (int i = 0; i < 5; i++) {
      assertEquals(JobState.SUCCEEDED, ended(submit(SMALL)).state());
    }
    assertEquals(3, atWork.get());
    assertEquals(3, running(HUGE), "what cannot be begun is left to other workers");

    go.countDown();
    huge.forEach(id -> assertEquals(JobState.SUCCEEDED, ended(id).state()));
  }

  /** Computes in steps until it is told to end, giving way after each. */
  private static Future<JsonObject> steps(Work work, AtomicBoolean end, AtomicLong steps) {
    return work.compute(
        () -> {
          while (!end.get()) {
            long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5);
            while (System.nanoTime() < until) {
              Thread.onSpinWait();
            }
            steps.incrementAndGet();
            work.giveWay();
          }
          return nothing();
        });
  }

  @Test
  void withOneThreadCostlyWorkGivesWayBetweenItsSteps() {
    AtomicBoolean end = new AtomicBoolean();
    AtomicLong steps = new AtomicLong();
    AtomicLong before = new AtomicLong();
    AtomicLong after = new AtomicLong();
    AtomicLong millis = new AtomicLong();
    start(
        threads(1),
        List.of(
            new Steps(HUGE, true, work -> steps(work, end, steps)),
            new Steps(
                SMALL,
                work ->
                    work.compute(
                        () -> {
                          long begun = System.nanoTime();
                          before.set(steps.get());
                          long until = begun + TimeUnit.MILLISECONDS.toNanos(100);
                          while (System.nanoTime() < until) {
                            Thread.onSpinWait();
                          }
                          after.set(steps.get());
                          millis.set(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
                          return nothing();
                        }))));
    String huge = submit(HUGE);
    eventually(SOON, () -> assertTrue(steps.get() > 3));

    assertEquals(JobState.SUCCEEDED, ended(submit(SMALL)).state());
    assertEquals(JobState.RUNNING, job(huge).state());
    // Of 20 steps' time, or of more on a busy machine, it gets a fifth, and what was under way.
    long taken = after.get() - before.get();
    assertTrue(taken <= millis.get() / 5 / 5 + 4, taken + " steps in " + millis + " ms");

    end.set(true);
    assertEquals(JobState.SUCCEEDED, ended(huge).state());
  }

  @Test
  void withOneThreadCostlyWorkIsNotStarvedEither() {
    CountDownLatch go = new CountDownLatch(1);
    AtomicBoolean end = new AtomicBoolean();
    AtomicLong steps = new AtomicLong();
    start(
        threads(1),
        List.of(
            new Steps(HUGE, true, work -> steps(work, end, steps)),
            new Steps(
                SMALL,
                work ->
                    work.compute(
                        () -> {
                          assertTrue(go.await(SOON.toSeconds(), TimeUnit.SECONDS));
                          return nothing();
                        }))));
    String small = submit(SMALL);
    eventually(SOON, () -> assertEquals(1, running(SMALL)));
    String huge = submit(HUGE);

    eventually(SOON, () -> assertTrue(steps.get() > 10));
    end.set(true);
    assertEquals(JobState.SUCCEEDED, ended(huge).state());
    assertEquals(JobState.RUNNING, job(small).state());
    go.countDown();
    assertEquals(JobState.SUCCEEDED, ended(small).state());
  }
}
