package io.darkroom.jobs;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.Notify;
import io.darkroom.contract.Output;
import io.darkroom.contract.Progress;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Held;
import io.darkroom.contract.bus.Renewal;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One random schedule: senders, workers and deliverers that crash, forget and come back late, one
 * or two jobs nodes that die at any await, a bus that loses and delays, and a clock that jumps.
 * Then everybody is well again, and all must come to its end.
 */
final class ModelWorld implements ModelStore.Observer {
  private static final int STEPS = 90;
  private static final int MAX_ROUNDS = 60;
  private static final List<String> OPERATIONS = List.of("renditions", "superres");
  private static final Claim WELL = new Claim("well", OPERATIONS, 100);

  private record Work(String id, long token, int claim) {}

  private final Random random;
  private final ModelStore store;
  private final JobsMetrics metrics;
  private final boolean tokensChecked;
  private final List<String> trace;
  private final JobsOptions options;
  final ModelLedger ledger;
  private final ModelNode[] nodes;
  private final List<Runnable> delayed = new ArrayList<>();
  private final List<Submission> submissions = new ArrayList<>();
  private final List<Work> works = new ArrayList<>();
  private final List<Work> deliveries = new ArrayList<>();
  private final Map<String, String> jobOfKey = new HashMap<>();
  private final Set<String> accepted = new HashSet<>();
  private final Set<String> uploads = new HashSet<>();
  private long now = JobStoreContract.NOW;
  private boolean calm;
  private int crashing;
  private int ids;

  /**
   * A world.
   *
   * @param tokensChecked false to have the tokens that come put right, so that any is accepted
   * @param trace gets what happens, a line each; null when nobody wants to know
   */
  ModelWorld(
      long seed, ModelStore store, JobsMetrics metrics, boolean tokensChecked, List<String> trace)
      throws Exception {
    this.random = new Random(seed);
    this.store = store;
    this.metrics = metrics;
    this.tokensChecked = tokensChecked;
    this.trace = trace;
    boolean narrow = random.nextInt(5) == 0;
    this.options =
        Fixtures.options(
            narrow ? new JsonObject().put("highWater", 4).put("lowWater", 2) : new JsonObject());
    this.ledger = new ModelLedger(options.policy());
    this.nodes = new ModelNode[1 + random.nextInt(2)];
    store.reset(this);
    for (int i = 0; i < nodes.length; i++) {
      restart(i);
    }
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
      case 0, 1 -> submit();
      case 2, 3 -> claim(new Claim("w" + random.nextInt(3), OPERATIONS, 1 + random.nextInt(3)));
      case 4 -> work(this::renew);
      case 5, 6, 7 -> work(this::finish);
      case 8 -> claimDeliveries(1 + random.nextInt(3));
      case 9 -> settle();
      case 10 -> someJob(id -> ask("cancel " + id, it -> it.service.cancel(id), view -> {}));
      case 11 -> someJob(id -> ask("retry " + id, it -> it.service.retry(id), view -> {}));
      case 12 -> now += jump();
      case 13 -> ask("sweep", it -> it.sweeper.sweep(), done -> {});
      case 14 -> runDelayed();
      default -> rarely();
    }
  }

  private void rarely() {
    switch (random.nextInt(4)) {
      case 0 -> restart(random.nextInt(nodes.length));
      case 1 -> crashing = 1 + random.nextInt(4);
      case 2 -> someDelivery(id -> ask("replay " + id, it -> it.service.replay(id), done -> {}));
      default -> ask("purge", it -> it.sweeper.purge(this::removeUploads), done -> {});
    }
  }

  private long jump() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> random.nextInt(2_000);
      case 3, 4, 5 -> random.nextInt(45_000);
      case 6 -> -random.nextInt(5_000);
      default -> random.nextInt(3_600_000);
    };
  }

  private void restart(int node) {
    say(() -> "node " + node + " starts");
    nodes[node] = new ModelNode(store, options, () -> now, metrics);
  }

  /** Asks some node; the request or its answer may be lost, or come late. */
  private <A> void ask(String what, Function<ModelNode, Future<A>> ask, Consumer<A> then) {
    ask(what, Map.of(), ask, then);
  }

  private <A> void ask(
      String what,
      Map<String, Integer> actors,
      Function<ModelNode, Future<A>> ask,
      Consumer<A> then) {
    int luck = calm ? 99 : random.nextInt(100);
    Runnable deliver =
        () -> {
          int node = random.nextInt(nodes.length);
          ledger.act(actors);
          Future<A> answer = ask.apply(nodes[node]);
          ledger.act(Map.of());
          say(
              () ->
                  what + " at node " + node + ": " + shown(answer) + (luck < 16 ? " (lost)" : ""));
          if (answer.failed() && answer.cause() instanceof ModelStore.Crash) {
            restart(node);
          } else if (answer.failed() && !(answer.cause() instanceof DarkroomException)) {
            ledger.violated(what + " failed: " + answer.cause());
          } else if (answer.succeeded() && luck >= 16) {
            then.accept(answer.result());
          }
        };
    if (luck < 8) {
      say(() -> what + " was lost");
    } else if (luck < 30) {
      delayed.add(deliver);
    } else {
      deliver.run();
    }
  }

  private void runDelayed() {
    if (!delayed.isEmpty()) {
      delayed.remove(random.nextInt(delayed.size())).run();
    }
  }

  private void submit() {
    Submission submission;
    if (!submissions.isEmpty() && random.nextInt(3) == 0) {
      Submission known = submissions.get(random.nextInt(submissions.size()));
      boolean sameId = known.idempotencyKey() == null || random.nextBoolean();
      boolean sameBody = sameId || random.nextInt(4) > 0;
      submission =
          new Submission(
              sameId ? known.id() : nextId(),
              known.request(),
              known.idempotencyKey(),
              sameBody ? known.fingerprint() : "another");
    } else {
      String id = nextId();
      String key = random.nextInt(3) == 0 ? null : "key-" + random.nextInt(6);
      submission = new Submission(id, request(id), key, key);
    }
    submissions.add(submission);
    List<Submission> asked = List.of(submission);
    ask(
        "submit " + submission.id() + " " + submission.idempotencyKey(),
        it -> it.service.submit(asked),
        answers -> submitted(submission, answers.get(0)));
  }

  private void submitted(Submission asked, Submitted answer) {
    if (answer.fault() != null) {
      ledger.check(
          answer.fault().failure() == Failure.IDEMPOTENCY_KEY_REUSED
              && asked.idempotencyKey() != null,
          "refused without reason: " + asked.id());
      return;
    }
    String id = answer.job().id();
    accepted.add(id);
    if (asked.idempotencyKey() == null) {
      ledger.check(id.equals(asked.id()), "another job was found for " + asked.id());
    } else {
      String before = jobOfKey.putIfAbsent(asked.idempotencyKey(), id);
      ledger.check(before == null || before.equals(id), "two jobs under one key: " + id);
    }
  }

  private JobRequest request(String id) {
    boolean upload = random.nextInt(3) == 0;
    if (upload) {
      uploads.add(id);
    }
    return new JobRequest(
        OPERATIONS.get(random.nextInt(2)),
        upload
            ? Source.upload(new BlobRef(BlobRef.PRIVATE, id))
            : Source.url("https://example.org/"),
        new JsonObject(),
        Output.DEFAULT,
        new Notify(
            random.nextInt(4) == 0 ? null : "https://example.org/hook",
            random.nextInt(4) == 0 ? "postback:b" : null),
        new JsonObject(),
        random.nextInt(3) - 1,
        random.nextInt(4),
        0);
  }

  private String nextId() {
    String number = Integer.toHexString(++ids);
    return "0".repeat(24 - number.length()) + number;
  }

  private void claim(Claim claim) {
    ask(
        "claim by " + claim.worker(),
        it -> it.service.claim(claim),
        claimed -> {
          for (ClaimedJob job : claimed) {
            works.add(new Work(job.id(), job.token(), ledger.claim(job.id(), job.token())));
          }
        });
  }

  private void work(Consumer<Work> deed) {
    if (!works.isEmpty()) {
      // Also work long lost or done: a worker may wake up late, and repeat itself.
      deed.accept(works.get(random.nextInt(works.size())));
    }
  }

  private long token(Work work, Supplier<Long> current) {
    return tokensChecked ? work.token() : current.get();
  }

  private long jobToken(Work work) {
    JobRecord job = store.peek(work.id());
    return job == null ? work.token() : job.token();
  }

  private void renew(Work work) {
    Progress progress = random.nextBoolean() ? null : new Progress(1, 2, "developing");
    ask(
        "renew " + work,
        Map.of(work.id(), work.claim()),
        it ->
            it.service.renew(
                List.of(new Renewal(work.id(), token(work, () -> jobToken(work)), progress))),
        held -> {
          if (held.get(0) != Held.HELD) {
            works.remove(work);
          }
        });
  }

  private void finish(Work work) {
    int luck = random.nextInt(10);
    ask(
        "finish " + luck + " " + work,
        Map.of(work.id(), work.claim()),
        it -> it.service.finish(List.of(finish(work, luck))),
        accepts -> {
          if (accepts.get(0).accepted() && luck < 5) {
            succeeded(work);
          }
          if (random.nextBoolean()) {
            works.remove(work);
          }
        });
  }

  private Finish finish(Work work, int luck) {
    long token = token(work, () -> jobToken(work));
    if (luck < 5) {
      return Finish.succeeded(work.id(), token, new JsonObject().put("claim", work.claim()));
    }
    return luck < 9
        ? Finish.failed(work.id(), token, luck < 8 ? Fixtures.PASSING : Fixtures.BROKEN)
        : Finish.released(work.id(), token);
  }

  private void succeeded(Work work) {
    JobRecord job = store.peek(work.id());
    ledger.check(
        job == null
            || (job.state() == JobState.SUCCEEDED
                && job.end().result().getInteger("claim") == work.claim()),
        "a worker was told that it had completed " + work.id() + ", but it has not");
  }

  private void claimDeliveries(int limit) {
    DeliveryClaim claim = new DeliveryClaim(Notify.POSTBACK, "deliverer", limit);
    ask(
        "claim deliveries",
        it -> it.service.claimDeliveries(claim),
        claimed -> {
          for (ClaimedDelivery one : claimed) {
            deliveries.add(new Work(one.id(), one.token(), ledger.claim(one.id(), one.token())));
          }
        });
  }

  private void settle() {
    if (deliveries.isEmpty()) {
      return;
    }
    Work work = deliveries.get(random.nextInt(deliveries.size()));
    Settlement.Outcome[] outcomes = Settlement.Outcome.values();
    settle(work, outcomes[random.nextInt(outcomes.length)]);
  }

  private void settle(Work work, Settlement.Outcome outcome) {
    int wait = random.nextInt(10_000);
    ask(
        "settle " + outcome + " " + work,
        Map.of(work.id(), work.claim()),
        it ->
            it.service.settle(
                List.of(
                    new Settlement(
                        work.id(), token(work, () -> deliveryToken(work)), outcome, wait, null))),
        accepts -> {});
  }

  private long deliveryToken(Work work) {
    Delivery delivery = DeliveryTransitions.find(store.peek(Delivery.jobOf(work.id())), work.id());
    return delivery == null ? work.token() : delivery.token();
  }

  private void someJob(Consumer<String> deed) {
    if (!submissions.isEmpty()) {
      deed.accept(submissions.get(random.nextInt(submissions.size())).id());
    }
  }

  private void someDelivery(Consumer<String> deed) {
    if (!deliveries.isEmpty()) {
      deed.accept(deliveries.get(random.nextInt(deliveries.size())).id());
    }
  }

  private Future<Void> removeUploads(List<JobRecord> jobs) {
    jobs.forEach(job -> uploads.remove(job.id()));
    return Future.succeededFuture();
  }

  /** From here on everybody is well. */
  private void rest() {
    calm = true;
    crashing = 0;
    say(() -> "all is calm");
    for (int round = 0; round < MAX_ROUNDS && !allAtRest(); round++) {
      // Half a lease, or the sweeper takes it for a jump of the clock.
      now += options.policy().lease() / 2;
      for (ModelNode node : nodes) {
        node.sweeper.sweep();
      }
      works.clear();
      claim(WELL);
      List.copyOf(works).forEach(this::succeed);
      deliveries.clear();
      claimDeliveries(100);
      List.copyOf(deliveries).forEach(one -> settle(one, Settlement.Outcome.DELIVERED));
    }
    ledger.latest.values().forEach(ledger::atRest);
    ledger.latest.forEach((id, job) -> ledger.check(job.equals(store.peek(id)), "differs: " + id));
    accepted.forEach(
        id -> ledger.check(ledger.latest.containsKey(id), "accepted, but not there: " + id));
    expire();
  }

  private void succeed(Work work) {
    Finish finish =
        Finish.succeeded(work.id(), work.token(), new JsonObject().put("claim", work.claim()));
    ask(
        "finish " + work,
        Map.of(work.id(), work.claim()),
        it -> it.service.finish(List.of(finish)),
        accepts -> {});
  }

  private boolean allAtRest() {
    return ledger.latest.values().stream().allMatch(job -> job.expiresAt() > 0);
  }

  private void expire() {
    now += options.policy().retention() + 2 * Sweeper.CLOCK_SKEW;
    Set<String> made = Set.copyOf(ledger.latest.keySet());
    ask("purge", it -> it.sweeper.purge(this::removeUploads), done -> {});
    ledger.check(ledger.latest.isEmpty(), "never removed: " + ledger.latest.keySet());
    made.forEach(id -> ledger.check(!uploads.contains(id), "upload left behind: " + id));
  }

  @Override
  public boolean crashes() {
    return !calm && crashing > 0 && --crashing == 0;
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
    ledger.check(calm, "removed before its time: " + id);
    ledger.latest.remove(id);
  }

  private static String shown(Future<?> answer) {
    return answer.succeeded() ? String.valueOf(answer.result()) : "" + answer.cause().getMessage();
  }

  private void say(Supplier<String> line) {
    if (trace != null) {
      trace.add((now - JobStoreContract.NOW) + " " + line.get());
    }
  }
}
