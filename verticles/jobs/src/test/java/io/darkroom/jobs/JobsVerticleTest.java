package io.darkroom.jobs;

import static io.darkroom.contract.Eventually.eventually;
import static io.darkroom.contract.Eventually.eventuallyGet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Notify;
import io.darkroom.contract.Progress;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Change;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.DeliveryQuery;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Held;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Renewal;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The role as others meet it: over the event bus, on SQLite. */
class JobsVerticleTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Claim CLAIM = new Claim("worker-1", List.of(Fixtures.OPERATION), 10);

  @TempDir Path folder;
  private Vertx vertx;
  private Bus bus;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    bus = new Bus(vertx);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private String deploy(JsonObject jobs) {
    jobs.put("sqlite", new JsonObject().put("file", folder.resolve("jobs.db").toString()));
    JsonObject config =
        new JsonObject()
            .put("jobs", jobs)
            .put(
                "storage",
                new JsonObject().put("files", new JsonObject().put("folder", folder.toString())));
    return vertx
        .deployVerticle(new JobsVerticle(), new DeploymentOptions().setConfig(config))
        .await();
  }

  private String submit() {
    return submit(Fixtures.submission(Fixtures.POSTBACK)).job().id();
  }

  private Submitted submit(Submission submission) {
    return bus.ask(Jobs.SUBMIT, List.of(submission)).await().get(0);
  }

  private ClaimedJob claim() {
    return eventuallyGet(
        SOON, () -> bus.ask(Jobs.CLAIM, CLAIM).await().stream().findFirst().orElse(null));
  }

  private JobView get(String id) {
    return bus.ask(Jobs.GET, id).await();
  }

  private static Failure failureOf(Future<?> future) {
    return assertThrows(DarkroomException.class, future::await).failure();
  }

  @Test
  void cancelsThePartsOfAJobThatNobodyHasInHand() {
    deploy(new JsonObject());
    String whole = submit();
    JobRecord part = Fixtures.part(whole, 0);
    submit(new Submission(part.id(), part.order().request(), "part:" + whole + ":a", null));
    JobRecord ofAnother = Fixtures.part(submit(), 0);
    submit(new Submission(ofAnother.id(), ofAnother.order().request(), null, null));

    bus.ask(Jobs.CANCEL, whole).await();

    eventually(SOON, () -> assertEquals(JobState.CANCELLED, get(part.id()).state()));
    assertEquals(whole, get(part.id()).parent());
    assertEquals(JobState.QUEUED, get(ofAnother.id()).state());
  }

  @Test
  void canBeFoundByItsRole() {
    assertTrue(
        ServiceLoader.load(DarkroomVerticle.class).stream()
            .anyMatch(found -> found.get().role().equals("jobs")));
  }

  @Test
  void takesAJobFromSubmissionToItsDelivery() {
    deploy(new JsonObject());
    String id = submit();
    assertEquals(JobState.QUEUED, get(id).state());

    ClaimedJob claimed = claim();
    assertEquals(id, claimed.id());
    Renewal renewal = new Renewal(id, claimed.token(), new Progress(1, 2, "developing"));
    assertEquals(List.of(Held.HELD), bus.ask(Jobs.RENEW, List.of(renewal)).await());
    assertEquals(1, get(id).json().getJsonObject("progress").getInteger("done"));

    JsonObject result = new JsonObject().put("renditions", new JsonArray());
    Finish finish = Finish.succeeded(id, claimed.token(), result);
    assertTrue(bus.ask(Jobs.FINISH, List.of(finish)).await().get(0).accepted());
    assertTrue(bus.ask(Jobs.FINISH, List.of(finish)).await().get(0).accepted(), "asked again");

    DeliveryClaim wanted = new DeliveryClaim(Notify.POSTBACK, "postback-1", 10);
    ClaimedDelivery delivery = bus.ask(Jobs.CLAIM_DELIVERIES, wanted).await().get(0);
    assertEquals(id + "-1", delivery.id());
    assertEquals(JobState.SUCCEEDED, delivery.job().state());
    Settlement settlement =
        new Settlement(delivery.id(), delivery.token(), Settlement.Outcome.DELIVERED, 0, "200");
    assertTrue(bus.ask(Jobs.SETTLE, List.of(settlement)).await().get(0).accepted());
    assertEquals(
        "delivered", get(id).json().getJsonArray("deliveries").getJsonObject(0).getString("state"));
  }

  @Test
  void findsTheJobOfAnIdempotencyKeyAndRefusesAnotherRequestUnderIt() {
    deploy(new JsonObject());
    Submitted first = submit(Fixtures.keyed("http:k", "a"));
    Submitted again = submit(Fixtures.keyed("http:k", "a"));
    assertTrue(first.created());
    assertFalse(again.created());
    assertEquals(first.job().id(), again.job().id());
    assertEquals(
        Failure.IDEMPOTENCY_KEY_REUSED, submit(Fixtures.keyed("http:k", "b")).fault().failure());
  }

  @Test
  void refusesNewJobsOverTheHighWaterMarkButFindsThoseItHas() {
    deploy(new JsonObject().put("highWater", 3).put("lowWater", 2).put("sweepInterval", "10ms"));
    submit(Fixtures.keyed("http:k", "a"));
    submit();
    submit();
    assertEquals(
        Failure.OVERLOADED,
        failureOf(bus.ask(Jobs.SUBMIT, List.of(Fixtures.submission(Notify.NOBODY)))));
    assertFalse(submit(Fixtures.keyed("http:k", "a")).created());

    assertEquals(3, bus.ask(Jobs.CLAIM, CLAIM).await().size());
    eventually(SOON, () -> assertTrue(submit(Fixtures.submission(Notify.NOBODY)).created()));
  }

  @Test
  void nudgesWorkersAndDeliverersAndTellsOfChanges() {
    deploy(new JsonObject());
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    bus.listen(Jobs.work(Fixtures.OPERATION), heard::add).await();
    bus.listen(Jobs.deliveries(Notify.POSTBACK), heard::add).await();
    Queue<JobState> states = new ConcurrentLinkedQueue<>();
    bus.listen(Jobs.CHANGED, changes -> changes.stream().map(Change::state).forEach(states::add))
        .await();

    String id = submit();
    eventually(SOON, () -> assertTrue(heard.contains(Fixtures.OPERATION)));
    bus.ask(Jobs.FINISH, List.of(Finish.failed(id, claim().token(), Fixtures.BROKEN))).await();
    eventually(SOON, () -> assertTrue(heard.contains(Notify.POSTBACK)));
    eventually(SOON, () -> assertTrue(states.contains(JobState.FAILED)));
  }

  @Test
  void triesAgainAfterABackoffAndThenGivesUp() {
    deploy(new JsonObject().put("maxAttempts", 2).put("backoff", "20ms"));
    String id = submit();
    bus.ask(Jobs.FINISH, List.of(Finish.failed(id, claim().token(), Fixtures.PASSING))).await();
    assertEquals(JobState.QUEUED, get(id).state());
    bus.ask(Jobs.FINISH, List.of(Finish.failed(id, claim().token(), Fixtures.PASSING))).await();
    assertEquals(JobState.FAILED, get(id).state());
    assertEquals(
        Failure.SOURCE_TIMEOUT.name(), get(id).json().getJsonObject("failure").getString("code"));
  }

  @Test
  void takesTheJobFromAWorkerThatIsNotHeardOf() {
    deploy(
        new JsonObject().put("lease", "100ms").put("maxAttempts", 1).put("sweepInterval", "10ms"));
    String id = submit();
    ClaimedJob claimed = claim();
    eventually(SOON, () -> assertEquals(JobState.FAILED, get(id).state()));
    assertEquals(
        Failure.WORKER_LOST.name(), get(id).json().getJsonObject("failure").getString("code"));
    Finish late = Finish.succeeded(id, claimed.token(), new JsonObject());
    assertFalse(bus.ask(Jobs.FINISH, List.of(late)).await().get(0).accepted());
  }

  @Test
  void cancelsAndRetries() {
    deploy(new JsonObject());
    String id = submit();
    ClaimedJob claimed = claim();
    assertEquals(JobState.CANCELLED, bus.ask(Jobs.CANCEL, id).await().state());
    Renewal renewal = new Renewal(id, claimed.token(), null);
    assertEquals(List.of(Held.CANCELLED), bus.ask(Jobs.RENEW, List.of(renewal)).await());

    assertEquals(JobState.QUEUED, bus.ask(Jobs.RETRY, id).await().state());
    ClaimedJob again = claim();
    assertTrue(again.token() > claimed.token());
    assertEquals(1, again.attempt());
    bus.ask(Jobs.FINISH, List.of(Finish.succeeded(id, again.token(), new JsonObject()))).await();
    assertEquals(Failure.JOB_NOT_RETRYABLE, failureOf(bus.ask(Jobs.RETRY, id)));
    assertEquals(Failure.JOB_ALREADY_FINISHED, failureOf(bus.ask(Jobs.CANCEL, id)));
    assertEquals(Failure.JOB_NOT_FOUND, failureOf(bus.ask(Jobs.GET, "f".repeat(32))));
  }

  @Test
  void listsAndReplaysDeadDeliveries() {
    deploy(new JsonObject());
    String id = submit();
    bus.ask(Jobs.FINISH, List.of(Finish.failed(id, claim().token(), Fixtures.BROKEN))).await();
    DeliveryClaim wanted = new DeliveryClaim(Notify.POSTBACK, "postback-1", 10);
    ClaimedDelivery delivery = bus.ask(Jobs.CLAIM_DELIVERIES, wanted).await().get(0);
    assertEquals(
        Failure.DELIVERY_NOT_DEAD, failureOf(bus.ask(Jobs.REPLAY_DELIVERY, delivery.id())));
    Settlement dead =
        new Settlement(delivery.id(), delivery.token(), Settlement.Outcome.DEAD, 0, "410");
    bus.ask(Jobs.SETTLE, List.of(dead)).await();

    List<JsonObject> listed =
        bus.ask(Jobs.LIST_DELIVERIES, new DeliveryQuery("dead", 10, null)).await().items();
    assertEquals(delivery.id(), listed.get(0).getString("id"));
    assertEquals(1, bus.ask(Jobs.STATS, new JsonObject()).await().getInteger("deadDeliveries"));
    assertEquals(
        "pending", bus.ask(Jobs.REPLAY_DELIVERY, delivery.id()).await().getString("state"));
    ClaimedDelivery again = bus.ask(Jobs.CLAIM_DELIVERIES, wanted).await().get(0);
    assertEquals(delivery.id(), again.id());
    assertEquals(1, again.attempt());
    assertEquals(Failure.DELIVERY_NOT_FOUND, failureOf(bus.ask(Jobs.REPLAY_DELIVERY, id + "-9")));
  }

  @Test
  void hasEverythingAfterARestart() {
    String deployed = deploy(new JsonObject());
    String id = submit();
    ClaimedJob claimed = claim();
    vertx.undeploy(deployed).await();
    assertEquals(Failure.JOBS_UNAVAILABLE, failureOf(bus.ask(Jobs.GET, id)));
    deploy(new JsonObject());
    Renewal renewal = new Renewal(id, claimed.token(), null);
    assertEquals(List.of(Held.HELD), bus.ask(Jobs.RENEW, List.of(renewal)).await());
    assertEquals(
        1,
        bus.ask(Jobs.LIST, new JobQuery(JobState.RUNNING, null, 10, null)).await().items().size());
  }

  @Test
  void refusesToStartOnAWrongConfiguration() {
    DarkroomException error =
        assertThrows(
            DarkroomException.class,
            () -> deploy(new JsonObject().put("highWater", 1).put("maxAttempt", 2)));
    assertTrue(error.getMessage().contains("did you mean maxAttempts?"), error.getMessage());
    assertTrue(error.getMessage().contains("jobs.lowWater"), error.getMessage());
  }
}
