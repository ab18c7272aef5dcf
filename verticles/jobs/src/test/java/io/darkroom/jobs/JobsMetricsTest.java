package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Finish;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobsMetricsTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final JobsMetrics metrics = new JobsMetrics(registry, List.of(Fixtures.OPERATION));

  private double finished(String state) {
    return registry
        .get("darkroom.jobs.finished")
        .tags("operation", Fixtures.OPERATION, "state", state)
        .counter()
        .count();
  }

  @Test
  void hasEverySeriesAtZeroFromTheStart() {
    for (String state : List.of("succeeded", "failed", "cancelled")) {
      assertEquals(0, finished(state));
    }
    for (Failure failure : List.of(Failure.WORKER_LOST, Failure.IMAGE_CORRUPT, Failure.INTERNAL)) {
      registry.get("darkroom.jobs.failures").tag("failure", failure.name()).counter();
    }
    for (String ask : JobsMetrics.BATCHES) {
      registry.get("darkroom.jobs.batch.size").tag("ask", ask).summary();
    }
    registry.get("darkroom.jobs.queued").tag("operation", Fixtures.OPERATION).gauge();
    registry.get("darkroom.jobs.result").tag("operation", Fixtures.OPERATION).timer();
    registry.get("darkroom.jobs.commit.size").summary();
  }

  @Test
  void countsEndsByStateAndFailure() {
    Transitions transitions = new Transitions(Policy.DEFAULT);
    JobRecord job = transitions.claim(Fixtures.job(0), "worker", 0).after();
    Finish finish = Finish.failed(job.id(), job.token(), Fixtures.BROKEN);
    Signals deaf = new ModelNode.Deaf();
    new Witness(deaf, metrics).applied(List.of(transitions.finish(job, finish, 5)), 5);

    assertEquals(1, finished("failed"));
    assertEquals(
        1,
        registry.get("darkroom.jobs.failures").tag("failure", "IMAGE_CORRUPT").counter().count());
    assertEquals(1, registry.get("darkroom.jobs.result").timer().count());
  }

  @Test
  void showsTheBacklogOfOperationsItHadNotHeardOf() {
    metrics.counted(new Stats(Map.of("other", 7L), Map.of(), 1_500, 2, 3, Set.of()));
    assertEquals(7, registry.get("darkroom.jobs.queued").tag("operation", "other").gauge().value());
    assertEquals(1.5, registry.get("darkroom.jobs.queued.oldest.seconds").gauge().value());
    assertEquals(3, registry.get("darkroom.jobs.deliveries").tag("state", "dead").gauge().value());
  }

  @Test
  void takesItsGaugesAway() {
    metrics.close();
    assertTrue(registry.find("darkroom.jobs.queued").gauges().isEmpty());
  }
}
