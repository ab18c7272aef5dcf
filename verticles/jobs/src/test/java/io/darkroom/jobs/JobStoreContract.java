package io.darkroom.jobs;

import static io.darkroom.jobs.Fixtures.OPERATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.DeliveryQuery;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Settlement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of jobs must do. */
abstract class JobStoreContract extends SupersedingContract {
  @Test
  void givesBackWhatWasStored() {
    JobRecord job = insert(Fixtures.job(NOW));
    assertEquals(job, store.get(job.id()).await().orElseThrow());
    assertTrue(store.get("no such job").await().isEmpty());
  }

  @Test
  void keepsEveryPartOfARecordThroughItsLife() {
    JobRecord job = insert(Fixtures.job(NOW));
    ClaimedJob claimed = claim(OPERATION, 1, NOW).get(0);
    finish(Finish.failed(job.id(), claimed.token(), Fixtures.PASSING), NOW + 5);
    JobRecord waiting = store.get(job.id()).await().orElseThrow();
    ClaimedJob again = claim(OPERATION, 1, waiting.notBefore()).get(0);
    JsonObject result =
        new JsonObject().put("renditions", new JsonArray().add(new JsonObject().put("a.b", 1)));
    finish(Finish.succeeded(job.id(), again.token(), result), NOW + 5_000);

    JobRecord ended = store.get(job.id()).await().orElseThrow();
    assertEquals(JobState.SUCCEEDED, ended.state());
    assertEquals(result, ended.end().result());
    assertEquals(2, ended.history().size());
    assertEquals(Fixtures.PASSING, ended.history().get(0).fault());
    assertEquals(job.order(), ended.order());
    assertEquals(List.of(job.id() + "-1"), ended.deliveries().stream().map(Delivery::id).toList());
  }

  @Test
  void findsTheJobThatHasTheIdOrTheKey() {
    JobRecord first = JobRecord.queued(Order.of(Fixtures.keyed("http:k", "f"), NOW));
    JobRecord sameKey = JobRecord.queued(Order.of(Fixtures.keyed("http:k", "f"), NOW + 1));
    JobRecord other = JobRecord.queued(Order.of(Fixtures.keyed("http:l", "f"), NOW + 2));
    JobRecord keyless = Fixtures.job(NOW);

    List<JobStore.Inserted> made =
        store.insert(List.of(first, sameKey, first, other, keyless, Fixtures.job(NOW))).await();

    assertEquals(
        List.of(true, false, false, true, true, true),
        made.stream().map(JobStore.Inserted::created).toList());
    assertEquals(first, made.get(1).job());
    assertEquals(first, store.known(List.of(sameKey)).await().get(0).orElseThrow());
    assertTrue(store.known(List.of(Fixtures.job(NOW))).await().get(0).isEmpty());
    assertEquals(4, store.list(new JobQuery(null, null, 10, null)).await().items().size());
  }

  @Test
  void makesOneJobOfManySubmissionsAtOnce() {
    List<Future<List<JobStore.Inserted>>> all =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    store.insert(
                        List.of(JobRecord.queued(Order.of(Fixtures.keyed("http:k", "f"), NOW)))))
            .toList();
    Future.all(all).await();
    assertEquals(1, all.stream().filter(one -> one.result().get(0).created()).count());
  }

  @Test
  void claimsByPriorityThenByAge() {
    JobRecord old = insert(Fixtures.job(OPERATION, 0, NOW));
    JobRecord young = insert(Fixtures.job(OPERATION, 0, NOW + 1));
    JobRecord urgent = insert(Fixtures.job(OPERATION, 5, NOW + 2));
    JobRecord idle = insert(Fixtures.job(OPERATION, -5, NOW));

    assertEquals(
        List.of(urgent.id(), old.id(), young.id(), idle.id()),
        claim(OPERATION, 10, NOW + 10).stream().map(ClaimedJob::id).toList());
  }

  @Test
  void claimsOnlyWhatIsAskedForAndDueAndFree() {
    JobRecord mine = insert(Fixtures.job(OPERATION, 0, NOW));
    JobRecord other = insert(Fixtures.job("superres", 1, NOW));
    insert(Fixtures.job("map-image", 9, NOW));
    insert(Fixtures.job(OPERATION, 9, NOW + 1_000));

    assertTrue(claim("unknown", 10, NOW).isEmpty());
    assertTrue(claim(OPERATION, 0, NOW).isEmpty());
    assertEquals(
        List.of(other.id()),
        claim(List.of(OPERATION, "superres"), 1, NOW).stream().map(ClaimedJob::id).toList());
    assertEquals(
        List.of(mine.id()),
        claim(List.of(OPERATION, "superres"), 9, NOW).stream().map(ClaimedJob::id).toList());
    assertTrue(claim(List.of(OPERATION, "superres"), 9, NOW).isEmpty());
  }

  @Test
  void givesNoJobToTwoClaimersAtOnce() {
    store.insert(IntStream.range(0, 60).mapToObj(i -> Fixtures.job(NOW)).toList()).await();
    List<Future<List<Applied<ClaimedJob>>>> claims =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    store.take(
                        new JobStore.Pick.Claimable(List.of(OPERATION), NOW),
                        5,
                        job -> transitions.claim(job, "worker-" + i, NOW)))
            .toList();
    Future.all(claims).await();

    List<String> given =
        claims.stream()
            .flatMap(one -> one.result().stream())
            .map(one -> one.answer().id())
            .toList();
    assertEquals(given.size(), new HashSet<>(given).size());
    Set<String> all = new HashSet<>(given);
    claim(OPERATION, 60, NOW).forEach(rest -> assertTrue(all.add(rest.id())));
    assertEquals(60, all.size());
  }

  @Test
  void refusesAStaleToken() {
    JobRecord job = insert(Fixtures.job(NOW));
    ClaimedJob zombie = claim(OPERATION, 1, NOW).get(0);
    long later = NOW + policy.lease();
    store.take(new JobStore.Pick.Lapsed(later), 10, it -> transitions.lapse(it, later)).await();
    long due = store.get(job.id()).await().orElseThrow().notBefore();
    ClaimedJob second = claim(OPERATION, 1, due).get(0);

    assertFalse(finish(Finish.succeeded(job.id(), zombie.token(), new JsonObject()), due));
    assertTrue(finish(Finish.succeeded(job.id(), second.token(), new JsonObject()), due));
    assertFalse(finish(Finish.succeeded(job.id(), zombie.token(), new JsonObject()), due));
  }

  @Test
  void acceptsOneOfManyFinishesAtOnce() {
    insert(Fixtures.job(NOW));
    ClaimedJob claimed = claim(OPERATION, 1, NOW).get(0);
    List<Future<List<Applied<Accepted>>>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Finish finish =
          Finish.succeeded(claimed.id(), claimed.token(), new JsonObject().put("by", i));
      all.add(
          store.edit(
              List.of(
                  new JobStore.Edit<>(claimed.id(), job -> transitions.finish(job, finish, NOW)))));
    }
    Future.all(all).await();
    assertEquals(1, all.stream().filter(one -> one.result().get(0).changed()).count());
    assertEquals(1, store.get(claimed.id()).await().orElseThrow().deliveries().size());
  }

  @Test
  void findsWhatHasLapsedAndNothingElse() {
    JobRecord lost = insert(Fixtures.job(NOW));
    claim(OPERATION, 1, NOW);
    insert(Fixtures.job(NOW + 1));
    claim(OPERATION, 1, NOW + 1_000);
    insert(Fixtures.job(NOW + 2));
    long later = NOW + policy.lease();

    assertEquals(
        List.of(lost.id()),
        store
            .take(new JobStore.Pick.Lapsed(later), 10, it -> transitions.lapse(it, later))
            .await()
            .stream()
            .map(one -> one.after().id())
            .toList());
  }

  @Test
  void editsManyInOneCallInOrder() {
    JobRecord job = insert(Fixtures.job(NOW));
    ClaimedJob claimed = claim(OPERATION, 1, NOW).get(0);
    List<Finish> finishes =
        List.of(
            Finish.released(job.id(), claimed.token()),
            Finish.succeeded(job.id(), claimed.token(), new JsonObject()),
            Finish.succeeded("ffffffffffffffffffffffff", 1, new JsonObject()));
    List<Boolean> accepted =
        store
            .edit(
                finishes.stream()
                    .map(
                        one ->
                            new JobStore.Edit<>(one.id(), it -> transitions.finish(it, one, NOW)))
                    .toList())
            .await()
            .stream()
            .map(one -> one.answer().accepted())
            .toList();
    assertEquals(List.of(true, false, false), accepted);
    assertEquals(JobState.QUEUED, store.get(job.id()).await().orElseThrow().state());
  }

  @Test
  void handsOnWhatATransitionThrowsAndWritesNothing() {
    JobRecord job = insert(Fixtures.job(NOW));
    end(job, NOW);
    Future<List<JobStore.Inserted>> neighbour = store.insert(List.of(Fixtures.job(NOW)));
    Future<?> refused =
        store.edit(
            List.of(new JobStore.Edit<>(job.id(), it -> transitions.cancel(job.id(), it, NOW))));
    DarkroomException error = assertThrows(DarkroomException.class, refused::await);
    assertEquals(Failure.JOB_ALREADY_FINISHED, error.failure());
    assertTrue(neighbour.await().get(0).created());
    assertEquals(JobState.SUCCEEDED, store.get(job.id()).await().orElseThrow().state());
  }

  @Test
  void givesDueDeliveriesOnceUntilTheirLeaseIsOver() {
    JobRecord job = end(insert(Fixtures.job(NOW)), NOW);
    ClaimedDelivery first = claimDeliveries(10, NOW).get(0);
    assertEquals(job.id() + "-1", first.id());
    assertTrue(claimDeliveries(10, NOW + policy.deliveryLease() - 1).isEmpty());

    long later = NOW + policy.deliveryLease();
    ClaimedDelivery second = claimDeliveries(10, later).get(0);
    assertEquals(first.id(), second.id());
    assertEquals(2, second.attempt());
    Settlement.Outcome delivered = Settlement.Outcome.DELIVERED;
    assertFalse(settle(new Settlement(first.id(), first.token(), delivered, 0, "200"), later));
    assertTrue(settle(new Settlement(first.id(), second.token(), delivered, 0, "200"), later));
    assertTrue(claimDeliveries(10, later + policy.deliveryLease()).isEmpty());
  }

  @Test
  void listsDeliveriesByStateInPages() {
    for (int i = 0; i < 5; i++) {
      end(insert(Fixtures.job(NOW + i)), NOW + i);
    }
    for (ClaimedDelivery one : claimDeliveries(3, NOW + 10)) {
      Settlement.Outcome dead = Settlement.Outcome.DEAD;
      settle(new Settlement(one.id(), one.token(), dead, 0, "410"), NOW + 10);
    }
    List<String> listed = new ArrayList<>();
    String cursor = null;
    do {
      JobStore.Slice<Delivery> page =
          store.listDeliveries(new DeliveryQuery("dead", 2, cursor)).await();
      assertTrue(page.items().size() <= 2);
      page.items().forEach(one -> listed.add(one.id()));
      cursor = page.next();
    } while (cursor != null && listed.size() < 10);
    assertEquals(3, listed.size());
    assertEquals(3, new HashSet<>(listed).size());
    assertEquals(
        2, store.listDeliveries(new DeliveryQuery("pending", 10, null)).await().items().size());
    assertTrue(
        store.listDeliveries(new DeliveryQuery("delivered", 10, null)).await().items().isEmpty());
  }

  @Test
  void listsJobsNewestFirstInPages() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      made.add(0, insert(Fixtures.job(i % 2 == 0 ? OPERATION : "superres", 0, NOW + i)).id());
    }
    List<String> listed = new ArrayList<>();
    String cursor = null;
    do {
      JobStore.Slice<JobRecord> page = store.list(new JobQuery(null, null, 3, cursor)).await();
      page.items().forEach(one -> listed.add(one.id()));
      cursor = page.next();
    } while (cursor != null && listed.size() < 20);
    assertEquals(made, listed);

    claim("superres", 1, NOW + 10);
    assertEquals(3, store.list(new JobQuery(null, "superres", 9, null)).await().items().size());
    assertEquals(
        1, store.list(new JobQuery(JobState.RUNNING, null, 9, null)).await().items().size());
    assertEquals(
        2, store.list(new JobQuery(JobState.QUEUED, "superres", 9, null)).await().items().size());
  }

  @Test
  void listsPartsOnlyOfTheJobThatIsAskedFor() {
    JobRecord whole = insert(Fixtures.job(NOW));
    JobRecord other = insert(Fixtures.job(NOW + 1));
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      parts.add(0, insert(Fixtures.part(whole.id(), NOW + 2 + i)).id());
    }
    insert(Fixtures.part(other.id(), NOW + 9));

    assertEquals(
        List.of(other.id(), whole.id()), ids(store.list(new JobQuery(null, null, 9, null))));
    assertEquals(parts, ids(store.list(new JobQuery(null, null, whole.id(), 9, null))));
    assertEquals(
        List.of(), ids(store.list(new JobQuery(JobState.RUNNING, null, whole.id(), 9, null))));
    JobRecord read = store.get(parts.get(0)).await().orElseThrow();
    assertEquals(whole.id(), read.order().request().parent());
  }

  private static List<String> ids(Future<JobStore.Slice<JobRecord>> slice) {
    return slice.await().items().stream().map(JobRecord::id).toList();
  }

  @Test
  void refusesACursorItNeverGave() {
    DarkroomException error =
        assertThrows(
            DarkroomException.class, () -> store.list(new JobQuery(null, null, 1, "~")).await());
    assertEquals(Failure.INVALID_VALUE, error.failure());
  }

  @Test
  void countsWhatThereIsToDo() {
    end(insert(Fixtures.job(NOW)), NOW);
    insert(Fixtures.job("superres", 0, NOW + 100));
    insert(Fixtures.job("superres", 0, NOW + 200));
    insert(Fixtures.job(NOW + 300));
    claim(OPERATION, 1, NOW + 300);

    Stats stats = store.stats(NOW + 1_000).await();
    assertEquals(Map.of("superres", 2L), stats.queued());
    assertEquals(Map.of(OPERATION, 1L), stats.running());
    assertEquals(900, stats.oldestQueuedMillis());
    assertEquals(1, stats.pendingDeliveries());
    assertEquals(Set.of("postback"), stats.dueKinds());
    claimDeliveries(1, NOW + 1_000);
    assertEquals(Set.of(), store.stats(NOW + 1_000).await().dueKinds());
  }

  @Test
  void removesWhatHasExpiredAndOwesNothing() {
    JobRecord job = end(insert(Fixtures.job(NOW)), NOW);
    JobRecord running = insert(Fixtures.job(NOW));
    long end = NOW + 10 * policy.retention();
    assertEquals(List.of(), store.expired(end, 10).await());
    ClaimedDelivery one = claimDeliveries(1, NOW).get(0);
    settle(new Settlement(one.id(), one.token(), Settlement.Outcome.DELIVERED, 0, null), NOW);

    assertEquals(List.of(), store.expired(NOW + policy.retention() - 1, 10).await());
    long now = NOW + policy.retention();
    assertEquals(
        List.of(job.id()), store.expired(now, 10).await().stream().map(JobRecord::id).toList());
    store.remove(List.of(job.id(), running.id()), now).await();
    assertTrue(store.get(job.id()).await().isEmpty());
    assertTrue(store.get(running.id()).await().isPresent());
    assertTrue(
        store.listDeliveries(new DeliveryQuery("delivered", 10, null)).await().items().isEmpty());
  }

  @Test
  void findsEverythingAgainAfterItWasClosed() throws Exception {
    JobRecord job = insert(Fixtures.job(NOW));
    ClaimedJob claimed = claim(OPERATION, 1, NOW).get(0);
    store.close().await();
    store = newStore();
    store.open().await();
    assertTrue(finish(Finish.released(job.id(), claimed.token()), NOW));
    assertNull(store.get(job.id()).await().orElseThrow().lease());
  }
}
