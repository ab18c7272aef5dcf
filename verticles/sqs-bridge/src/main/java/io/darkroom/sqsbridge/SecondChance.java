package io.darkroom.sqsbridge;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.bridge.Source;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * A queue, and while it is empty its dead-letter queue: what was given up there is tried again, so
 * many times, alone among others that failed. A batch is of one of the two, and settled there.
 */
final class SecondChance implements Source {
  private final Source queue;
  private final Source dead;
  private Source last;

  SecondChance(Source queue, Source dead) {
    this.queue = queue;
    this.dead = dead;
    this.last = queue;
  }

  @Override
  public Future<List<Incoming>> receive(int most) {
    last = queue;
    return queue
        .receive(most)
        .compose(
            messages -> {
              if (!messages.isEmpty()) {
                return Future.succeededFuture(messages);
              }
              last = dead;
              return dead.receive(most);
            });
  }

  @Override
  public Future<Void> accept(List<Incoming> messages) {
    return last.accept(messages);
  }

  @Override
  public Future<Void> reject(List<Rejected> messages) {
    return last.reject(messages);
  }

  @Override
  public Future<Void> release(List<Incoming> messages) {
    return last.release(messages);
  }

  @Override
  public Duration keepEvery() {
    return queue.keepEvery();
  }

  @Override
  public Future<Void> keep(List<Incoming> messages) {
    return last.keep(messages);
  }

  @Override
  public void stop() {
    queue.stop();
    dead.stop();
  }

  @Override
  public Future<Void> close() {
    return Future.join(queue.close(), dead.close()).mapEmpty();
  }
}
