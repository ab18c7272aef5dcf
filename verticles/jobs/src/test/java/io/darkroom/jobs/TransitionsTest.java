package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.Progress;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Held;
import io.darkroom.contract.bus.Renewal;
import io.darkroom.contract.bus.Settlement;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionsTest {
  private static final long NOW = JobStoreSteps.NOW;

  private final Policy policy = Policy.DEFAULT;
  private final Transitions transitions = new Transitions(policy);
  private final DeliveryTransitions deliveries = new DeliveryTransitions(policy);

  private JobRecord claimed(JobRecord job, long now) {
    return transitions.claim(job, "worker", now).after();
  }

  private Applied<Accepted> finish(JobRecord job, Finish finish) {
    return transitions.finish(job, finish, NOW);
  }

  private JobRecord failed(JobRecord job) {
    return finish(job, Finish.failed(job.id(), job.token(), Fixtures.BROKEN)).after();
  }

  @Test
  void releasingSpendsNoAttempt() {
    JobRecord job = claimed(Fixtures.job(NOW), NOW);
    JobRecord released = finish(job, Finish.released(job.id(), job.token())).after();
    assertEquals(0, released.attempts());
    ClaimedJob again = transitions.claim(released, "other", NOW).answer();
    assertEquals(1, again.attempt());
    assertTrue(again.token() > job.token());
  }

  @Test
  void tellsTheWorkerWhichAttemptIsTheLast() {
    JobRecord job = Fixtures.job(NOW);
    Fault slow = new Fault(Failure.SOURCE_TIMEOUT, "It took too long.");
    int most = policy.maxAttempts(job.order().request());
    for (int attempt = 1; attempt <= most; attempt++) {
      long due = Math.max(NOW, job.notBefore());
      Applied<ClaimedJob> claim = transitions.claim(job, "worker", due);
      assertEquals(attempt, claim.answer().attempt());
      assertEquals(attempt == most, claim.answer().lastAttempt());
      job = finish(claim.after(), Finish.failed(job.id(), claim.answer().token(), slow)).after();
    }
    assertEquals(JobState.FAILED, job.state());
  }

  @Test
  void doesNotTryAgainWhatWouldFailAgain() {
    JobRecord ended = failed(claimed(Fixtures.job(NOW), NOW));
    assertEquals(JobState.FAILED, ended.state());
    assertEquals(Fixtures.BROKEN, ended.end().fault());
    assertEquals(1, ended.attempts());
  }

  @Test
  void stopsAWorkerThatRenewsForEver() {
    JobRecord job = claimed(Fixtures.job(NOW), NOW);
    Renewal renewal = new Renewal(job.id(), job.token(), null);
    long deadline = NOW + policy.timeout() + policy.lease();
    assertEquals(Held.HELD, transitions.renew(job, renewal, deadline).answer());
    Applied<Held> late = transitions.renew(job, renewal, deadline + 1);
    assertEquals(Held.LOST, late.answer());
    assertEquals(JobState.QUEUED, late.after().state());
    assertEquals(Failure.JOB_TIMEOUT, late.after().lastAttempt().fault().failure());
  }

  @Test
  void hasAllOfAJobDoneThatSucceeded() {
    JobRecord job = claimed(Fixtures.job(NOW), NOW);
    Renewal renewal = new Renewal(job.id(), job.token(), new Progress(1, 3, "developing"));
    JobRecord running = transitions.renew(job, renewal, NOW).after();
    Finish finish = Finish.succeeded(job.id(), job.token(), new JsonObject());
    assertEquals(new Progress(3, 3, "developing"), finish(running, finish).after().progress());
    assertEquals(new Progress(1, 3, "developing"), failed(running).progress());
  }

  @Test
  void tellsOneThatAsksAgainTheSame() {
    JobRecord job = claimed(Fixtures.job(NOW), NOW);
    Finish finish = Finish.succeeded(job.id(), job.token(), new JsonObject().put("first", true));
    JobRecord ended = finish(job, finish).after();
    Applied<Accepted> again = finish(ended, finish);
    assertTrue(again.answer().accepted());
    assertFalse(again.changed());
    Finish other = Finish.failed(job.id(), job.token(), Fixtures.BROKEN);
    assertFalse(finish(ended, other).answer().accepted());
  }

  @Test
  void cancellingTwiceIsNoFailure() {
    JobRecord cancelled = transitions.cancel("id", Fixtures.job(NOW), NOW).after();
    assertEquals(1, cancelled.deliveries().size());
    assertFalse(transitions.cancel("id", cancelled, NOW).changed());
  }

  @Test
  void withdrawsWhatATriedAnewJobHasNotDeliveredYet() {
    JobRecord ended = failed(claimed(Fixtures.job(NOW), NOW));
    Applied<ClaimedDelivery> held = deliveries.claim(ended, "postback", "deliverer", NOW);
    JobRecord retried = transitions.retry(ended.id(), held.after(), NOW).after();
    Delivery withdrawn = retried.deliveries().get(0);
    assertEquals(Delivery.State.DEAD, withdrawn.state());
    Settlement late =
        new Settlement(withdrawn.id(), withdrawn.token(), Settlement.Outcome.DELIVERED, 0, "200");
    assertFalse(deliveries.settle(retried, late, NOW).answer().accepted());
    assertThrows(DarkroomException.class, () -> deliveries.replay(withdrawn.id(), retried, NOW));

    JobRecord again = failed(claimed(retried, NOW));
    assertEquals(
        List.of(ended.id() + "-1", ended.id() + "-2"),
        again.deliveries().stream().map(Delivery::id).toList());
    assertTrue(deliveries.replay(withdrawn.id(), again, NOW).changed());
  }

  @Test
  void doesNotRetryWhatMayBeRemovedAnyMoment() {
    JobRecord cancelled =
        transitions
            .cancel("id", JobRecord.queued(Order.of(Fixtures.keyed("k", "f"), NOW)), NOW)
            .after();
    assertEquals(NOW + policy.retention(), cancelled.expiresAt());
    DarkroomException error =
        assertThrows(
            DarkroomException.class,
            () -> transitions.retry("id", cancelled, NOW + policy.retention()));
    assertEquals(Failure.JOB_NOT_FOUND, error.failure());
    assertEquals(0, transitions.retry("id", cancelled, NOW).after().expiresAt());
  }

  @Test
  void keepsOneOfManyReleasesAndHoldsTheDeliveryBack() {
    JobRecord job = failed(claimed(Fixtures.job(NOW), NOW));
    for (int i = 0; i < 5; i++) {
      long now = NOW + i * 1_000L;
      Applied<ClaimedDelivery> claim = deliveries.claim(job, "postback", "deliverer", now);
      assertEquals(1, claim.answer().attempt());
      Settlement busy =
          new Settlement(
              claim.answer().id(), claim.answer().token(), Settlement.Outcome.RELEASED, 1_000, "");
      job = deliveries.settle(claim.after(), busy, now).after();
      assertTrue(deliveries.settle(job, busy, now).answer().accepted());
      assertNull(deliveries.claim(job, "postback", "deliverer", now + 999).answer());
    }
    assertEquals(1, job.deliveries().get(0).tries().size());
    assertEquals(0, job.deliveries().get(0).attempts());
  }

  @Test
  void keepsHistoriesShort() {
    JobRecord job = Fixtures.job(NOW);
    for (int i = 0; i < policy.historyLimit() + 10; i++) {
      job = claimed(job, NOW);
      job = finish(job, Finish.released(job.id(), job.token())).after();
    }
    assertEquals(policy.historyLimit(), job.history().size());
    assertEquals(job.token(), job.lastAttempt().token());
  }
}
