package io.darkroom.scheduler.profiles;

import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Handover;
import io.darkroom.messages.catalyst.CatalystFormat;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** Has a bridge send a message a change, in the format {@code catalyst}. */
final class QueueReceiver implements Receiver {
  /** Most messages under way = {@value}. */
  static final int BATCH = 10;

  private final Bus bus;
  private final Notify.Target queue;
  private final Supplier<List<String>> servers;

  /**
   * A receiver.
   *
   * @param servers that messages name, the one that told of the change first
   */
  QueueReceiver(Bus bus, Notify.Target queue, Supplier<List<String>> servers) {
    this.bus = bus;
    this.queue = queue;
    this.servers = servers;
  }

  @Override
  public Future<Void> give(List<Change> changes) {
    Future<Void> given = Future.succeededFuture();
    for (int i = 0; i < changes.size(); i += BATCH) {
      List<Change> batch = changes.subList(i, Math.min(changes.size(), i + BATCH));
      given =
          given.compose(before -> Future.all(batch.stream().map(this::send).toList()).mapEmpty());
    }
    return given;
  }

  private Future<?> send(Change change) {
    return bus.ask(
        Handover.ask(queue.kind()),
        new Handover(
            "profile-feed-" + change.entity().id(),
            queue.address(),
            CatalystFormat.message(change.entity().json(), servers.get())));
  }
}
