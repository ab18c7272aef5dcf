package io.darkroom.jobs;

import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Deliverers, as forgetful as {@link ModelWorkers}. */
final class ModelDeliverers {
  private final ModelBus bus;
  private final Random random;
  private final List<ModelWork> works = new ArrayList<>();

  ModelDeliverers(ModelBus bus) {
    this.bus = bus;
    this.random = bus.random;
  }

  void claim() {
    claim(1 + random.nextInt(3));
  }

  private void claim(int limit) {
    DeliveryClaim claim = new DeliveryClaim(Notify.POSTBACK, "deliverer", limit);
    bus.ask(
        "claim deliveries",
        it -> it.service.claimDeliveries(claim),
        claimed -> {
          for (ClaimedDelivery one : claimed) {
            int number = bus.ledger.claim(one.id(), one.token());
            works.add(new ModelWork(one.id(), one.token(), number));
          }
        });
  }

  void settle() {
    if (!works.isEmpty()) {
      Settlement.Outcome[] outcomes = Settlement.Outcome.values();
      settle(some(), outcomes[random.nextInt(outcomes.length)]);
    }
  }

  private void settle(ModelWork work, Settlement.Outcome outcome) {
    Settlement settlement =
        new Settlement(work.id(), work.token(), outcome, random.nextInt(10_000), null);
    bus.ask(
        "settle " + outcome + " " + work,
        Map.of(work.id(), work.claim()),
        it -> it.service.settle(List.of(settlement)),
        accepts -> {});
  }

  void replay() {
    if (!works.isEmpty()) {
      String id = some().id();
      bus.ask("replay " + id, it -> it.service.replay(id), done -> {});
    }
  }

  /** One that is well delivers all there is to deliver. */
  void doAll() {
    works.clear();
    claim(100);
    List.copyOf(works).forEach(one -> settle(one, Settlement.Outcome.DELIVERED));
  }

  private ModelWork some() {
    return works.get(random.nextInt(works.size()));
  }
}
