package io.darkroom.jobs;

import io.darkroom.contract.bus.DeliveryQuery;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * One random schedule: senders, workers and deliverers that crash, forget and come back late, one
 * or two jobs nodes that die at any await, a bus that loses and delays, and a clock that jumps.
 * Then everybody is well again, and all must come to its end.
 */
final class ModelWorld implements ModelStore.Observer {
  private static final int STEPS = 90;
  private static final int MAX_ROUNDS = 60;

  private final ModelStore store;
  private final Random random;
  private final Policy policy;
  private final ModelLedger ledger;
  private final ModelBus bus;
  private final ModelSenders senders;
  private final ModelWorkers workers;
  private final ModelDeliverers deliverers;
  private long now = JobStoreSteps.NOW;
  private int callsToCrash;

  /**
   * A world.
   *
   * @param tokensChecked false to have the workers' tokens put right, so that any is accepted
   * @param trace gets what happens, a line each; null when nobody wants to know
   */
  ModelWorld(
      long seed, ModelStore store, JobsMetrics metrics, boolean tokensChecked, List<String> trace)
      throws Exception {
    this.store = store;
    this.random = new Random(seed);
    JsonObject narrow = new JsonObject().put("highWater", 4).put("lowWater", 2);
    JobsOptions options = Fixtures.options(random.nextInt(5) == 0 ? narrow : new JsonObject());
    this.policy = options.policy();
    this.ledger = new ModelLedger(policy, () -> now);
    store.reset(this);
    this.bus =
        new ModelBus(
            random,
            ledger,
            () -> now,
            () -> new ModelNode(store, options, () -> now, metrics),
            trace);
    this.senders = new ModelSenders(bus);
    this.workers = new ModelWorkers(bus, store, tokensChecked);
    this.deliverers = new ModelDeliverers(bus);
  }

  /** Runs the schedule; gives what was violated, or null. */
  String run() {
    for (int i = 0; i < STEPS && ledger.violation() == null; i++) {
      step();
    }
    if (ledger.violation() == null) {
      rest();
    }
    return ledger.violation();
  }

  private void step() {
    switch (random.nextInt(16)) {
      case 0, 1 -> senders.submit();
      case 2, 3 -> workers.claim();
      case 4 -> workers.renew();
      case 5, 6, 7 -> workers.finish();
      case 8 -> deliverers.claim();
      case 9 -> deliverers.settle();
      case 10 -> senders.cancel();
      case 11 -> senders.retry();
      case 12 -> now += jump();
      case 13 -> bus.ask("sweep", it -> it.sweeper.sweep(), done -> {});
      case 14 -> bus.carryLate();
      default -> rarely();
    }
  }

  private void rarely() {
    switch (random.nextInt(4)) {
      case 0 -> bus.restartOne();
      case 1 -> callsToCrash = 1 + random.nextInt(4);
      case 2 -> deliverers.replay();
      default -> bus.ask("purge", it -> it.sweeper.purge(this::removeUploads), done -> {});
    }
  }

  /** Mostly forward, about as long as leases are; sometimes back, sometimes much further. */
  private long jump() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> random.nextInt(2_000);
      case 3, 4, 5 -> random.nextInt(45_000);
      case 6 -> -random.nextInt(5_000);
      default -> random.nextInt(3_600_000);
    };
  }

  private Future<Void> removeUploads(List<JobRecord> jobs) {
    jobs.forEach(job -> senders.uploads.remove(job.id()));
    return Future.succeededFuture();
  }

  private void rest() {
    bus.calm();
    for (int round = 0; round < MAX_ROUNDS && !allAtRest(); round++) {
      // Half a lease: the sweeper would take more for a jump of the clock.
      now += policy.lease() / 2;
      bus.nodes().forEach(node -> node.sweeper.sweep());
      workers.doAll();
      deliverers.doAll();
    }
    ledger.latest.values().forEach(ledger::atRest);
    ledger.latest.forEach((id, job) -> ledger.check(job.equals(store.peek(id)), "differs: " + id));
    senders.accepted.forEach(
        id -> ledger.check(ledger.latest.containsKey(id), "accepted, but not there: " + id));
    countsAtRest();
    expire();
  }

  private boolean allAtRest() {
    return ledger.latest.values().stream().allMatch(job -> job.expiresAt() > 0);
  }

  /** What the store searches by must agree with the records. */
  private void countsAtRest() {
    long dead = count(Delivery.State.DEAD);
    Stats counted = store.stats(now).result();
    ledger.check(
        counted.equals(new Stats(Map.of(), Map.of(), 0, 0, dead, Set.of())),
        "counted " + counted + ", there are " + dead + " dead");
    DeliveryQuery query = new DeliveryQuery("delivered", JobService.MAX_LIMIT, null);
    int listed = store.listDeliveries(query).result().items().size();
    long delivered = count(Delivery.State.DELIVERED);
    ledger.check(listed == delivered, "listed " + listed + " delivered, there are " + delivered);
  }

  private long count(Delivery.State state) {
    return ledger.latest.values().stream()
        .flatMap(job -> job.deliveries().stream())
        .filter(one -> one.state() == state)
        .count();
  }

  private void expire() {
    now += policy.retention() + 2 * Sweeper.CLOCK_SKEW;
    Set<String> made = Set.copyOf(ledger.latest.keySet());
    bus.ask("purge", it -> it.sweeper.purge(this::removeUploads), done -> {});
    ledger.check(ledger.latest.isEmpty(), "never removed: " + ledger.latest.keySet());
    made.forEach(id -> ledger.check(!senders.uploads.contains(id), "upload left behind: " + id));
  }

  @Override
  public boolean crashes() {
    return callsToCrash > 0 && !bus.isCalm() && --callsToCrash == 0;
  }

  @Override
  public void inserted(JobRecord job) {
    ledger.inserted(job);
  }

  @Override
  public void applied(Applied<?> applied) {
    ledger.applied(applied.before(), applied.after());
  }

  @Override
  public void removed(String id) {
    ledger.check(bus.isCalm(), "removed before its time: " + id);
    ledger.latest.remove(id);
  }
}
