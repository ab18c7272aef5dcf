package io.darkroom.bridge;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.bridge.BridgeHarness.Dead;
import io.darkroom.bridge.BridgeHarness.Received;
import io.darkroom.bridge.BridgeJobs.Mood;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Handover;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every bridge must do, at a real broker. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
public abstract class BridgeContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int BATCH = 10;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Vertx vertx;
  private BridgeHarness broker;
  private BridgeJobs jobs;
  private String deployment;

  /** A harness with queues of its own. */
  protected abstract BridgeHarness harness();

  /** The kind of deliveries that the bridge serves. */
  protected abstract String kind();

  @BeforeEach
  void open() {
    Metrics.addRegistry(meters);
    vertx = Vertx.vertx();
    broker = harness();
    jobs = new BridgeJobs(vertx);
    jobs.open();
  }

  @AfterEach
  void close() {
    vertx.close().await();
    broker.close();
    Metrics.removeRegistry(meters);
    meters.close();
  }

  @Test
  void acceptsWhatBecameDurable() {
    deploy();
    send(0, 50);
    eventually(PATIENCE, () -> assertEquals(numbers(50), sorted()));
    eventually(PATIENCE, () -> assertNothingUnsettled());
    undeploy();
    deploy();
    send(50, 51);
    eventually(PATIENCE, () -> assertEquals(numbers(51), sorted()));
    assertEquals(0, jobs.found(), "a message that was accepted came again");
  }

  @Test
  void waitsWhileJobsIsAwayAndLosesNothing() {
    jobs.close();
    deploy();
    send(0, 30);
    eventually(PATIENCE, () -> assertEquals(1.0, gauge("waiting")));
    jobs.open();
    eventually(PATIENCE, () -> assertEquals(numbers(30), sorted()));
    eventually(PATIENCE, () -> assertEquals(0.0, gauge("waiting")));
    assertEquals(List.of(), broker.deadLetters());
  }

  @Test
  void receivesNoMoreWhileTooMuchIsQueued() {
    jobs.mood(Mood.OVERLOADED);
    deploy();
    send(0, 3 * BATCH);
    eventually(PATIENCE, () -> assertTrue(jobs.asked() >= 3, "asked again"));
    assertTrue(gauge("unsettled") <= BATCH, () -> "unsettled: " + gauge("unsettled"));
    jobs.mood(Mood.WELL);
    eventually(PATIENCE, () -> assertEquals(numbers(3 * BATCH), sorted()));
    assertEquals(List.of(), broker.deadLetters());
  }

  @Test
  void neverHasMoreThanABatchUnsettled() {
    AtomicInteger most = new AtomicInteger();
    deploy();
    long watch =
        vertx.setPeriodic(1, passed -> most.accumulateAndGet((int) gauge("unsettled"), Math::max));
    send(0, 10 * BATCH);
    eventually(PATIENCE, () -> assertEquals(numbers(10 * BATCH), sorted()));
    vertx.cancelTimer(watch);
    assertTrue(most.get() <= BATCH, () -> "unsettled: " + most);
    assertTrue(jobs.mostAsked() <= BATCH, () -> "asked for: " + jobs.mostAsked());
    eventually(PATIENCE, () -> assertEquals(0.0, gauge("unsettled")));
  }

  @Test
  void deadLettersWhatCannotBeReadAndGoesOn() {
    deploy();
    send(0, 1);
    broker.send("this is no JSON");
    broker.send("[]");
    broker.send(job(99).put("operation", "no-such-operation").encode());
    broker.send(job(98).put("metadata", new JsonObject().put("refused", true)).encode());
    send(1, 2);
    eventually(PATIENCE, () -> assertEquals(numbers(2), sorted()));
    List<Dead> dead = new ArrayList<>();
    eventually(
        PATIENCE,
        () -> {
          dead.clear();
          dead.addAll(broker.deadLetters());
          assertEquals(4, dead.size(), dead::toString);
        });
    assertTrue(dead.stream().anyMatch(one -> one.body().equals("this is no JSON")));
    if (dead.get(0).code() != null) {
      assertEquals(
          List.of("IDEMPOTENCY_KEY_REUSED", "INVALID_JSON", "INVALID_JSON", "UNKNOWN_OPERATION"),
          dead.stream().map(Dead::code).sorted().toList());
    }
    eventually(PATIENCE, () -> assertNothingUnsettled());
  }

  @Test
  void givesBackWhatIsNotDurableWhenItStops() {
    jobs.mood(Mood.SILENT);
    deploy();
    send(0, 20);
    eventually(PATIENCE, () -> assertTrue(jobs.asked() >= 1));
    undeploy();
    assertEquals(List.of(), sorted());
    jobs.mood(Mood.WELL);
    deploy();
    eventually(PATIENCE, () -> assertEquals(numbers(20), sorted()));
    assertEquals(List.of(), broker.deadLetters());
  }

  @Test
  void findsTheJobOfAMessageThatComesAgain() {
    jobs.mood(Mood.UNHEARD);
    // Before there is anybody to receive them: all are in the one batch that is held.
    send(0, 5);
    deploy();
    eventually(PATIENCE, () -> assertEquals(numbers(5), sorted()));
    undeploy();
    jobs.mood(Mood.WELL);
    deploy();
    eventually(PATIENCE, () -> assertTrue(jobs.found() >= 5, "came again: " + jobs.found()));
    assertEquals(numbers(5), sorted());
    eventually(PATIENCE, () -> assertNothingUnsettled());
  }

  @Test
  void keepsOnWhenTheBrokerComesBack() {
    assumeTrue(broker.survivesRestart(), "this broker cannot be restarted in a test");
    deploy();
    send(0, 5);
    eventually(PATIENCE, () -> assertEquals(numbers(5), sorted()));
    broker.stopBroker();
    eventually(PATIENCE, () -> assertEquals(1.0, gauge("away")));
    jobs.owe("late", kind(), broker.outQueue(), Notify.Envelope.PLAIN);
    eventually(PATIENCE, () -> assertTrue(!jobs.settled(Outcome.RELEASED).isEmpty(), "released"));
    broker.startBroker();
    send(5, 10);
    eventually(PATIENCE, () -> assertEquals(numbers(10), distinct()));
    eventually(PATIENCE, () -> assertEquals(1, jobs.settled(Outcome.DELIVERED).size()));
    assertEquals(List.of(), jobs.settled(Outcome.DEAD));
    assertEquals(List.of(), broker.deadLetters());
  }

  @Test
  void startsWithoutItsBroker() {
    assumeTrue(broker.survivesRestart(), "this broker cannot be restarted in a test");
    broker.stopBroker();
    deploy();
    eventually(PATIENCE, () -> assertEquals(1.0, gauge("away")));
    broker.startBroker();
    send(0, 1);
    eventually(PATIENCE, () -> assertEquals(numbers(1), sorted()));
  }

  @Test
  void sendsWhatIsOwed() {
    deploy();
    Map<String, String> headers = Map.of("trace", "abc");
    List<String> ids = IntStream.range(0, 25).mapToObj(i -> "delivery-" + i).toList();
    ids.forEach(
        id -> jobs.owe(id, kind(), broker.outQueue(), new Notify.Envelope(null, "a-key", headers)));
    List<Received> received = new ArrayList<>();
    eventually(
        PATIENCE,
        () -> {
          received.addAll(broker.receive());
          assertEquals(
              new HashSet<>(ids),
              new HashSet<>(received.stream().map(Received::delivery).toList()));
        });
    Received first = received.get(0);
    assertEquals("job.succeeded", first.body().getString("type"));
    assertEquals("0123456789abcdef01234567", first.body().getJsonObject("data").getString("id"));
    eventually(PATIENCE, () -> assertEquals(25, jobs.settled(Outcome.DELIVERED).size()));
  }

  @Test
  void givesUpWhatGoesToAQueueThatIsNotThere() {
    deploy();
    jobs.owe("nowhere", kind(), broker.missingQueue(), Notify.Envelope.PLAIN);
    jobs.owe("somewhere", kind(), broker.outQueue(), Notify.Envelope.PLAIN);
    eventually(PATIENCE, () -> assertEquals(1, jobs.settled(Outcome.DELIVERED).size()));
    eventually(PATIENCE, () -> assertEquals(1, jobs.settled(Outcome.DEAD).size()));
    assertEquals("QUEUE_NOT_FOUND", jobs.settled(Outcome.DEAD).get(0).note());
  }

  @Test
  void handsOver() {
    deploy();
    Bus bus = new Bus(vertx);
    JsonObject body = new JsonObject().put("hello", "there");
    bus.ask(Handover.ask(kind()), new Handover("h-1", broker.outQueue(), body)).await();
    List<Received> received = new ArrayList<>();
    eventually(
        PATIENCE,
        () -> {
          received.addAll(broker.receive());
          assertEquals(List.of(body), received.stream().map(Received::body).toList());
        });
    try {
      bus.ask(Handover.ask(kind()), new Handover("h-2", broker.missingQueue(), body)).await();
      throw new AssertionError("sent to a queue that is not there");
    } catch (DarkroomException error) {
      assertEquals(Failure.QUEUE_NOT_FOUND, error.failure());
    } catch (CompletionException error) {
      assertEquals(Failure.QUEUE_NOT_FOUND, DarkroomException.of(error).failure());
    }
  }

  private void deploy() {
    JsonObject config =
        new JsonObject()
            .put(kind() + "-bridge", broker.section(BATCH).put("drain", "2s").put("poll", "200ms"));
    BridgeVerticle verticle = broker.verticle();
    deployment = vertx.deployVerticle(verticle, new DeploymentOptions().setConfig(config)).await();
    assertNotNull(deployment);
  }

  private void undeploy() {
    vertx.undeploy(deployment).await();
  }

  private void send(int from, int to) {
    for (int i = from; i < to; i++) {
      broker.send(job(i).encode());
    }
  }

  private static JsonObject job(int number) {
    JsonObject rendition =
        new JsonObject().put("name", "a").put("width", 10).put("height", 10).put("fit", "inside");
    return new JsonObject()
        .put("source", new JsonObject().put("url", "https://example.org/" + number + ".jpg"))
        .put("options", new JsonObject().put("renditions", new JsonArray().add(rendition)))
        .put("metadata", new JsonObject().put("n", number));
  }

  private void assertNothingUnsettled() {
    assertTrue(broker.unsettled() <= 0, () -> "unsettled at the broker: " + broker.unsettled());
  }

  private double gauge(String name) {
    return meters.getMeters().stream()
        .filter(meter -> meter.getId().getName().equals("darkroom.bridge." + name))
        .mapToDouble(BridgeContract::value)
        .sum();
  }

  private static double value(Meter meter) {
    return meter.measure().iterator().next().getValue();
  }

  private List<Integer> sorted() {
    return jobs.numbers().stream().sorted().toList();
  }

  private List<Integer> distinct() {
    return jobs.numbers().stream().distinct().sorted().toList();
  }

  private static List<Integer> numbers(int to) {
    return IntStream.range(0, to).boxed().toList();
  }
}
