package io.darkroom.jobs;

import static io.darkroom.jobs.Fixtures.OPERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Held;
import io.darkroom.contract.bus.Renewal;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do for jobs that are the newest word about something. */
abstract class SupersedingContract extends JobStoreSteps {
  private static final String KEY = "profile:0x12ab";
  private static final Claim CLAIM = new Claim("worker", List.of(OPERATION), 100);

  private JobService service;

  @BeforeEach
  void serve() {
    service =
        new ModelNode(
                store,
                Fixtures.options(new JsonObject()),
                () -> NOW,
                new JobsMetrics(new CompositeMeterRegistry(), List.of()))
            .service;
  }

  private Submitted submit(JobRecord job) {
    Submission submission = new Submission(job.id(), job.order().request(), null, null);
    return service.submit(List.of(submission)).await().get(0);
  }

  private JobRecord get(JobRecord job) {
    return store.get(job.id()).await().orElseThrow();
  }

  private static Failure failureOf(JobRecord job) {
    return job.end().fault().failure();
  }

  @Test
  void cancelsWhatIsQueuedOrRunningOfALowerVersion() {
    JobRecord running = Fixtures.newest(KEY, 1, NOW);
    submit(running);
    ClaimedJob claimed = service.claim(CLAIM).await().get(0);
    JobRecord queued = Fixtures.newest(KEY, 2, NOW);
    submit(queued);
    assertEquals(Failure.SUPERSEDED, failureOf(get(running)));

    Submitted third = submit(Fixtures.newest(KEY, 3, NOW));

    assertEquals(JobState.QUEUED, third.job().state());
    assertEquals(JobState.CANCELLED, get(queued).state());
    assertEquals(Failure.SUPERSEDED, failureOf(get(queued)));
    assertEquals(1, get(queued).deliveries().size());
    assertEquals(
        List.of(Held.CANCELLED),
        service.renew(List.of(new Renewal(running.id(), claimed.token(), null))).await());
    Finish late = Finish.succeeded(running.id(), claimed.token(), new JsonObject());
    assertEquals(false, service.finish(List.of(late)).await().get(0).accepted());
  }

  @Test
  void endsOneThatComesLateAtOnceAndSaysSo() {
    submit(Fixtures.newest(KEY, 5, NOW));
    JobView late = submit(Fixtures.newest(KEY, 4, NOW)).job();
    assertEquals(JobState.CANCELLED, late.state());
    assertEquals("SUPERSEDED", late.json().getJsonObject("failure").getString("code"));
    assertEquals(4, late.json().getJsonObject("supersedes").getLong("version"));
  }

  @Test
  void endsALateOneThoughTheNewerHasSucceeded() {
    JobRecord newer = Fixtures.newest(KEY, 5, NOW);
    submit(newer);
    end(newer, NOW);
    assertEquals(JobState.CANCELLED, submit(Fixtures.newest(KEY, 4, NOW)).job().state());
    assertEquals(JobState.SUCCEEDED, get(newer).state());
  }

  @Test
  void leavesEqualVersionsOtherKeysAndJobsWithoutAny() {
    JobRecord same = Fixtures.newest(KEY, 5, NOW);
    JobRecord other = Fixtures.newest(KEY + "c", 1, NOW);
    JobRecord none = Fixtures.job(NOW);
    List.of(same, other, none).forEach(this::submit);
    submit(Fixtures.newest(KEY, 5, NOW));
    List.of(same, other, none).forEach(job -> assertEquals(JobState.QUEUED, get(job).state()));
    assertEquals(List.of(), store.outdated(List.of(KEY, KEY + "c", "no such key")).await());
  }

  @Test
  void givesNoWorkerAJobThatWasSupersededWhenTheNodeDied() {
    JobRecord older = insert(Fixtures.newest(KEY, 1, NOW));
    JobRecord newer = insert(Fixtures.newest(KEY, 2, NOW));
    List<ClaimedJob> claimed = service.claim(CLAIM).await();
    assertEquals(List.of(newer.id()), claimed.stream().map(ClaimedJob::id).toList());
    assertEquals(Failure.SUPERSEDED, failureOf(get(older)));
  }

  @Test
  void refusesToRetryWhatWasSuperseded() {
    JobRecord older = Fixtures.newest(KEY, 1, NOW);
    submit(older);
    submit(Fixtures.newest(KEY, 2, NOW));
    DarkroomException error =
        assertThrows(DarkroomException.class, () -> service.retry(older.id()).await());
    assertEquals(Failure.JOB_NOT_RETRYABLE, error.failure());
    assertTrue(error.getMessage().contains("superseded"), error.getMessage());
  }

  @Test
  void supersedesAnOldFailureThatIsRetried() {
    JobRecord older = Fixtures.newest(KEY, 1, NOW);
    submit(older);
    service.cancel(older.id()).await();
    submit(Fixtures.newest(KEY, 2, NOW));
    assertEquals(Failure.CANCELLED, failureOf(get(older)));
    assertEquals(JobState.CANCELLED, service.retry(older.id()).await().state());
    assertEquals(Failure.SUPERSEDED, failureOf(get(older)));
  }

  @Test
  void leavesOnlyTheNewestOfManyThatComeAtOnce() {
    List<Future<List<Submitted>>> all =
        IntStream.range(0, 30)
            .mapToObj(i -> Fixtures.newest(KEY, i * 7 % 30, NOW))
            .map(job -> new Submission(job.id(), job.order().request(), null, null))
            .map(one -> service.submit(List.of(one)))
            .toList();
    Future.all(all).await();
    List<ClaimedJob> claimed = service.claim(CLAIM).await();
    assertEquals(
        List.of(29L), claimed.stream().map(job -> job.request().supersedes().version()).toList());
  }
}
