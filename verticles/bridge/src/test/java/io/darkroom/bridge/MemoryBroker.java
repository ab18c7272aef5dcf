package io.darkroom.bridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A bridge's side of {@link MemoryQueues}. */
final class MemoryBroker implements Broker {
  private final MemoryQueues queues;
  private Vertx vertx;

  MemoryBroker(MemoryQueues queues) {
    this.queues = queues;
  }

  @Override
  public Supplier<Source> source(Conf route) {
    String from = route.text("from");
    return () -> new MemorySource(from);
  }

  @Override
  public Future<Void> open(Vertx vertx) {
    this.vertx = vertx;
    return Future.succeededFuture();
  }

  @Override
  public Sink sink() {
    return new MemorySink();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }

  private final class MemorySource implements Source {
    private final String queue;

    MemorySource(String queue) {
      this.queue = queue;
    }

    @Override
    public Future<List<Incoming>> receive(int most) {
      return vertx
          .timer(5)
          .map(
              waited ->
                  queues.take(queue, most).stream()
                      .map(
                          it ->
                              new Incoming(
                                  it.id(), Buffer.buffer(it.body()), null, it.headers(), it))
                      .toList());
    }

    @Override
    public Future<Void> accept(List<Incoming> messages) {
      return each(messages, message -> queues.settle(message.id()));
    }

    @Override
    public Future<Void> reject(List<Rejected> messages) {
      return each(messages, queues::bury);
    }

    @Override
    public Future<Void> release(List<Incoming> messages) {
      List<Incoming> backwards = new ArrayList<>(messages);
      Collections.reverse(backwards);
      return each(backwards, message -> queues.giveBack(queue, message.id()));
    }

    @Override
    public void stop() {}

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }

    private <T> Future<Void> each(List<T> messages, Consumer<T> what) {
      return vertx
          .timer(1)
          .map(
              waited -> {
                messages.forEach(what);
                return null;
              });
    }
  }

  private final class MemorySink implements Sink {
    @Override
    public Future<List<DarkroomException>> send(List<Outgoing> messages) {
      return vertx.timer(1).map(waited -> messages.stream().map(this::send).toList());
    }

    private DarkroomException send(Outgoing message) {
      if (queues.away()) {
        return Failure.BROKER_UNAVAILABLE.with("The broker is away.");
      }
      return queues.put(message.address(), message.body().encode(), message.headers())
          ? null
          : Failure.QUEUE_NOT_FOUND.with("There is no queue " + message.address() + ".");
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }
}
