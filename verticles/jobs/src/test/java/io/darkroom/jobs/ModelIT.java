package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Random schedules against the real transitions, SQLite code, service and sweeper. {@code
 * -Ddarkroom.model.seeds=100000} runs more of them, {@code -Ddarkroom.model.seed=42} begins at that
 * one.
 */
class ModelIT {
  private static final long FIRST = Long.getLong("darkroom.model.seed", 1);
  private static final int SEEDS = Integer.getInteger("darkroom.model.seeds", 10_000);
  private static final int SEEDS_TO_FIND_A_FAULT = 500;

  private final JobsMetrics metrics = new JobsMetrics(new CompositeMeterRegistry(), List.of());
  private ModelStore store;

  @BeforeEach
  void open() throws Exception {
    // A lost worker is worth a warning, but not a hundred thousand of them.
    ((Logger) LoggerFactory.getLogger(JobsVerticle.class)).setLevel(Level.ERROR);
    store = new ModelStore();
  }

  @AfterEach
  void close() {
    ((Logger) LoggerFactory.getLogger(JobsVerticle.class)).setLevel(null);
  }

  private String violation(long seed, boolean tokensChecked, List<String> trace) throws Exception {
    return new ModelWorld(seed, store, metrics, tokensChecked, trace).run();
  }

  @Test
  void holdsItsPromisesOverEverySchedule() throws Exception {
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      String violation = violation(seed, true, null);
      if (violation != null) {
        List<String> trace = new ArrayList<>();
        violation(seed, true, trace);
        fail("seed " + seed + ": " + violation + "\n" + String.join("\n", trace));
      }
    }
  }

  @Test
  void findsTheFaultWhenTokensAreNotChecked() throws Exception {
    String violation = null;
    for (long seed = 1; seed <= SEEDS_TO_FIND_A_FAULT && violation == null; seed++) {
      violation = violation(seed, false, null);
    }
    assertTrue(violation != null, "no fault found in " + SEEDS_TO_FIND_A_FAULT + " schedules");
    assertTrue(violation.contains("holds it") || violation.contains("told"), violation);
  }

  @Test
  void tellsTheSameScheduleOfTheSameSeed() throws Exception {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    violation(7, true, first);
    violation(7, true, second);
    assertEquals(first, second);
    assertTrue(first.size() > 50, "lines: " + first.size());
  }
}
