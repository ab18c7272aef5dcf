package io.darkroom.scheduler;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SchedulerVerticleTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String KEY = "schedule:nightly:2026-11-21T01:00:00Z";

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();
  private final ManualClock clock = new ManualClock("2026-11-21T00:30:00Z");
  private final FakeJobs jobs = new FakeJobs(vertx, clock);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final List<SchedulerVerticle> nodes = new ArrayList<>();

  @BeforeEach
  void listen() {
    Metrics.addRegistry(registry);
    said.start();
    ((Logger) LoggerFactory.getLogger(Alarm.class)).addAppender(said);
  }

  @AfterEach
  void close() {
    ((Logger) LoggerFactory.getLogger(Alarm.class)).detachAppender(said);
    vertx.close().await();
    Metrics.removeRegistry(registry);
  }

  @Test
  void submitsAJobAtTheFiring() {
    deploy();
    at("2026-11-21T01:00:00Z");

    eventually(SOON, () -> assertEquals(List.of(KEY), jobs.keys()));
    JsonObject job = jobs.last();
    assertEquals("sweep", job.getString("operation"));
    assertEquals(new JsonObject().put("sweep", "channels"), job.getJsonObject("options"));
    assertEquals(
        new JsonObject()
            .put("team", "podcasts")
            .put("schedule", "nightly")
            .put("firing", "2026-11-21T01:00:00Z"),
        job.getJsonObject("metadata"));
    assertEquals(20, job.getInteger("maxAttempts"));
  }

  @Test
  void firesByItsOwnTimers() {
    clock.set("2026-11-21T00:59:59.990Z");
    deploy();
    clock.set("2026-11-21T01:00:00Z");

    eventually(SOON, () -> assertEquals(List.of(KEY), jobs.keys()));
  }

  @Test
  void makesOneJobOfEachFiringHoweverManyNodesThereAre() {
    deploy();
    deploy();
    deploy();
    for (int day = 21; day < 28; day++) {
      int heard = heard();
      at("2026-11-" + day + "T01:00:00Z");
      eventually(SOON, () -> assertEquals(heard + 3, heard(), "nodes that saw to it"));
      jobs.finishAll();
    }

    assertEquals(7, jobs.keys().size());
    assertEquals(7, jobs.keys().stream().distinct().count());
  }

  @Test
  void catchesNothingUpOnItsVeryFirstStart() {
    clock.set("2026-11-21T01:00:01Z");
    deploy();
    at("2026-11-22T01:00:00Z");

    eventually(
        SOON, () -> assertEquals(List.of("schedule:nightly:2026-11-22T01:00:00Z"), jobs.keys()));
    assertEquals(0, said("firings missed; the last one is made up for"));
  }

  @Test
  void saysHowManyWereMissedAndMakesUpForTheLast() {
    ranAt("2026-11-17T01:00:00Z");
    clock.set("2026-11-21T00:30:00Z");
    deploy();

    eventually(
        SOON,
        () ->
            assertEquals(
                List.of(
                    "schedule:nightly:2026-11-17T01:00:00Z",
                    "schedule:nightly:2026-11-20T01:00:00Z"),
                jobs.keys()));
    assertEquals(1, said("firings missed; the last one is made up for"));
    assertTrue(
        List.copyOf(said.list).stream()
            .map(ILoggingEvent::getKeyValuePairs)
            .filter(Objects::nonNull)
            .flatMap(List::stream)
            .anyMatch(pair -> pair.key.equals("missed") && pair.value.equals(3)));
  }

  @Test
  void makesUpOnceThoughSeveralNodesStart() {
    ranAt("2026-11-17T01:00:00Z");
    clock.set("2026-11-21T00:30:00Z");
    jobs.gather(2);
    deploy();
    deploy();

    eventually(SOON, () -> assertEquals(2, jobs.keysAsked().size()));
    assertEquals(2, jobs.keys().size());
  }

  @Test
  void onlySaysWhatWasMissedWhereNothingIsToBeMadeUpFor() {
    ranAt("2026-11-17T01:00:00Z");
    clock.set("2026-11-21T00:30:00Z");
    deploy(new JsonObject().put("catchUp", false));

    eventually(SOON, () -> assertEquals(1, said("firings missed")));
    assertEquals(1, jobs.keys().size());
  }

  @Test
  void makesUpForWhatASleepingMachineMissed() {
    deploy();
    at("2026-11-24T09:00:00Z");

    eventually(
        SOON, () -> assertEquals(List.of("schedule:nightly:2026-11-24T01:00:00Z"), jobs.keys()));
    assertEquals(1, said("firings missed; the last one is made up for"));
  }

  @Test
  void doesNotCallMissedWhatCameWhileTheJobBeforeRan() {
    ranAt("2026-11-17T01:00:00Z", "2026-11-20T12:00:00Z");
    clock.set("2026-11-21T00:30:00Z");
    deploy();
    at("2026-11-21T01:00:00Z");

    eventually(
        SOON,
        () -> assertEquals(List.of("schedule:nightly:2026-11-17T01:00:00Z", KEY), jobs.keys()));
    assertEquals(0, said("firings missed; the last one is made up for"));
  }

  @Test
  void skipsAFiringWhosePredecessorHasNotEndedAndSaysSo() {
    deploy();
    at("2026-11-21T01:00:00Z");
    eventually(SOON, () -> assertEquals(1, jobs.keys().size()));
    at("2026-11-22T01:00:00Z");

    eventually(
        SOON,
        () -> assertEquals(1, said("firing skipped: the job of the one before has not ended")));
    assertEquals(List.of(KEY), jobs.keys());
  }

  @Test
  void triesAgainUntilJobsTakesTheFiring() {
    deploy();
    jobs.away(true);
    at("2026-11-21T01:00:00Z");
    eventually(SOON, () -> assertTrue(said("jobs did not take the firing yet: {}") >= 1));
    jobs.away(false);

    eventually(SOON, () -> assertEquals(List.of(KEY), jobs.keys()));
  }

  @Test
  void givesUpAFiringForTheNextOne() {
    deploy();
    jobs.away(true);
    at("2026-11-21T01:00:00Z");
    eventually(SOON, () -> assertTrue(said("jobs did not take the firing yet: {}") >= 1));
    at("2026-11-22T01:00:00Z");
    eventually(
        SOON,
        () ->
            assertEquals(
                1, said("earlier firing given up: jobs did not take it before the next one")));
    jobs.away(false);

    eventually(
        SOON, () -> assertEquals(List.of("schedule:nightly:2026-11-22T01:00:00Z"), jobs.keys()));
  }

  @Test
  void isNotMisledByWhatSendersWriteIntoTheirMetadata() {
    jobs.add("sweep", new JsonObject().put("schedule", "nightly").put("firing", "never"));
    jobs.add("sweep", new JsonObject().put("schedule", 7));
    deploy();
    at("2026-11-21T01:00:00Z");

    eventually(SOON, () -> assertEquals(KEY, jobs.last().getString("key")));
  }

  private void deploy() {
    deploy(new JsonObject());
  }

  private void deploy(JsonObject more) {
    JsonObject schedule =
        new JsonObject()
            .put("cron", "0 1 * * *")
            .put("operation", "sweep")
            .put("options", new JsonObject().put("sweep", "channels"))
            .put("metadata", new JsonObject().put("team", "podcasts"))
            .mergeIn(more);
    JsonObject config =
        new JsonObject()
            .put(
                "scheduler",
                new JsonObject().put("schedules", new JsonObject().put("nightly", schedule)));
    SchedulerVerticle node = new SchedulerVerticle(clock);
    vertx.deployVerticle(node, new DeploymentOptions().setConfig(config)).await();
    nodes.add(node);
  }

  /** It is that time, and every node looks at the clock. */
  private void at(String instant) {
    clock.set(instant);
    nodes.forEach(SchedulerVerticle::look);
  }

  /** A job of that firing has been there, and ended at once. */
  private void ranAt(String firing) {
    ranAt(firing, firing);
  }

  private void ranAt(String firing, String finished) {
    clock.set(finished);
    jobs.ran("nightly", firing);
  }

  /** How often a firing was seen to. */
  private int heard() {
    return (int)
        Metrics.globalRegistry.find("darkroom.scheduler.firings").counters().stream()
            .mapToDouble(Counter::count)
            .sum();
  }

  private long said(String message) {
    return List.copyOf(said.list).stream()
        .filter(event -> event.getMessage().equals(message))
        .count();
  }
}
