package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Settlement;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An open store, and the steps in the life of the jobs in it. */
abstract class JobStoreSteps {
  static final long NOW = 1_700_000_000_000L;
  final Policy policy = Policy.DEFAULT;
  final Transitions transitions = new Transitions(policy);
  final DeliveryTransitions deliveries = new DeliveryTransitions(policy);
  Vertx vertx;
  JobStore store;

  /** A store over the same jobs each time, within one test. */
  abstract JobStore newStore() throws Exception;

  @BeforeEach
  void open() throws Exception {
    vertx = Vertx.vertx();
    store = newStore();
    store.open().await();
  }

  @AfterEach
  void close() {
    store.close().await();
    vertx.close().await();
  }

  JobRecord insert(JobRecord job) {
    return store.insert(List.of(job)).await().get(0).job();
  }

  List<ClaimedJob> claim(String operation, int limit, long now) {
    return claim(List.of(operation), limit, now);
  }

  List<ClaimedJob> claim(List<String> operations, int limit, long now) {
    return store
        .take(
            new JobStore.Pick.Claimable(operations, now),
            limit,
            job -> transitions.claim(job, "worker", now))
        .await()
        .stream()
        .map(Applied::answer)
        .toList();
  }

  boolean finish(Finish finish, long now) {
    JobStore.Edit<Accepted> edit =
        new JobStore.Edit<>(finish.id(), job -> transitions.finish(job, finish, now));
    return store.edit(List.of(edit)).await().get(0).answer().accepted();
  }

  List<ClaimedDelivery> claimDeliveries(int limit, long now) {
    return store
        .take(
            new JobStore.Pick.Due("postback", now),
            limit,
            job -> deliveries.claim(job, "postback", "deliverer", now))
        .await()
        .stream()
        .map(Applied::answer)
        .toList();
  }

  boolean settle(Settlement settlement, long now) {
    JobStore.Edit<Accepted> edit =
        new JobStore.Edit<>(
            Delivery.jobOf(settlement.id()), job -> deliveries.settle(job, settlement, now));
    return store.edit(List.of(edit)).await().get(0).answer().accepted();
  }

  JobRecord end(JobRecord job, long now) {
    ClaimedJob claimed = claim(job.operation(), 1, now).get(0);
    assertTrue(finish(Finish.succeeded(claimed.id(), claimed.token(), new JsonObject()), now));
    return store.get(claimed.id()).await().orElseThrow();
  }
}
