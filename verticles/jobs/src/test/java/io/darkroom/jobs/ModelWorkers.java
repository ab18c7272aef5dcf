package io.darkroom.jobs;

import io.darkroom.contract.JobState;
import io.darkroom.contract.Progress;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Held;
import io.darkroom.contract.bus.Renewal;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Workers that forget their work, wake up long after, and repeat themselves. */
final class ModelWorkers {
  private static final Claim WELL = new Claim("well", ModelSenders.OPERATIONS, 100);

  private final ModelBus bus;
  private final Random random;
  private final ModelStore store;
  private final boolean tokensChecked;
  private final List<ModelWork> works = new ArrayList<>();

  ModelWorkers(ModelBus bus, ModelStore store, boolean tokensChecked) {
    this.bus = bus;
    this.random = bus.random;
    this.store = store;
    this.tokensChecked = tokensChecked;
  }

  void claim() {
    claim(new Claim("w" + random.nextInt(3), ModelSenders.OPERATIONS, 1 + random.nextInt(3)));
  }

  private void claim(Claim claim) {
    bus.ask(
        "claim by " + claim.worker(),
        it -> it.service.claim(claim),
        claimed -> {
          for (ClaimedJob job : claimed) {
            bus.ledger.newest(job.id());
            int number = bus.ledger.claim(job.id(), job.token());
            works.add(new ModelWork(job.id(), job.token(), number));
          }
        });
  }

  void renew() {
    if (works.isEmpty()) {
      return;
    }
    ModelWork work = some();
    Progress progress = random.nextBoolean() ? null : new Progress(1, 2, "developing");
    bus.ask(
        "renew " + work,
        Map.of(work.id(), work.claim()),
        it -> it.service.renew(List.of(new Renewal(work.id(), token(work), progress))),
        held -> {
          if (held.get(0) != Held.HELD) {
            works.remove(work);
          }
        });
  }

  void finish() {
    if (works.isEmpty()) {
      return;
    }
    ModelWork work = some();
    int luck = random.nextInt(10);
    bus.ask(
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

  private Finish finish(ModelWork work, int luck) {
    long token = token(work);
    if (luck < 5) {
      return Finish.succeeded(work.id(), token, new JsonObject().put("claim", work.claim()));
    }
    return luck < 9
        ? Finish.failed(work.id(), token, luck < 8 ? Fixtures.PASSING : Fixtures.BROKEN)
        : Finish.released(work.id(), token);
  }

  private void succeeded(ModelWork work) {
    JobRecord job = store.peek(work.id());
    bus.ledger.check(
        job.state() == JobState.SUCCEEDED && job.end().result().getInteger("claim") == work.claim(),
        "a worker was told that it had completed " + work.id() + ", but it has not");
  }

  /** One that is well does all there is to do. */
  void doAll() {
    works.clear();
    claim(WELL);
    for (ModelWork work : List.copyOf(works)) {
      bus.ask(
          "finish " + work,
          Map.of(work.id(), work.claim()),
          it -> it.service.finish(List.of(finish(work, 0))),
          accepts -> {});
    }
  }

  private ModelWork some() {
    return works.get(random.nextInt(works.size()));
  }

  /** The work's token, or, when none is to be checked, whichever will be accepted. */
  private long token(ModelWork work) {
    return tokensChecked ? work.token() : store.peek(work.id()).token();
  }
}
