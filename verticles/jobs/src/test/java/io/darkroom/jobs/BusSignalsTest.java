package io.darkroom.jobs;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Change;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusSignalsTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Queue<String> nudges = new ConcurrentLinkedQueue<>();
  private final Queue<List<Change>> changes = new ConcurrentLinkedQueue<>();
  private Vertx vertx;
  private Context context;
  private BusSignals signals;

  @BeforeEach
  void listen() {
    vertx = Vertx.vertx();
    context = vertx.getOrCreateContext();
    signals = new BusSignals(vertx);
    Bus bus = new Bus(vertx);
    bus.listen(Jobs.work(Fixtures.OPERATION), nudges::add).await();
    bus.listen(Jobs.CHANGED, changes::add).await();
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void tellsOfManyJobsWithFewMessages() {
    List<JobRecord> jobs =
        IntStream.range(0, 1_200).mapToObj(i -> Fixtures.job(JobStoreSteps.NOW)).toList();
    context.runOnContext(
        now -> {
          for (JobRecord job : jobs) {
            signals.work(job.operation());
            signals.changed(job);
            signals.changed(job);
          }
        });
    eventually(SOON, () -> assertEquals(1_200, changes.stream().mapToInt(List::size).sum()));
    eventually(SOON, () -> assertEquals(1, nudges.size()));
    assertEquals(3, changes.size());
    assertTrue(changes.stream().allMatch(some -> some.size() <= BusSignals.MAX_CHANGES));
  }

  @Test
  void tellsAgainOfWhatComesLater() {
    context.runOnContext(now -> signals.work(Fixtures.OPERATION));
    eventually(SOON, () -> assertEquals(1, nudges.size()));
    context.runOnContext(now -> signals.work(Fixtures.OPERATION));
    eventually(SOON, () -> assertEquals(2, nudges.size()));
  }
}
