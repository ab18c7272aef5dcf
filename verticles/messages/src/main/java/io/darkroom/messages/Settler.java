package io.darkroom.messages;

import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Settlement;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells {@code jobs} how tries ended. One ask is under way at a time, and what comes in meanwhile
 * makes up the next: the busier, the larger the batches. Lives on one event loop.
 */
public final class Settler {
  /** Most settlements in one ask = {@value}. */
  static final int BATCH = 256;

  /** Asks for one batch before it is given up = {@value}; its leases will have ended by then. */
  static final int TRIES = 20;

  private static final long PAUSE_MILLIS = 500;
  private static final Logger log = LoggerFactory.getLogger(Settler.class);

  private final Vertx vertx;
  private final Bus bus;
  private final Deque<Settlement> waiting = new ArrayDeque<>();
  private final List<Promise<Void>> idle = new ArrayList<>();
  private boolean asking;

  /** Settles on the context that it is used on. */
  public Settler(Vertx vertx, Bus bus) {
    this.vertx = vertx;
    this.bus = bus;
  }

  /** Settles soon. */
  public void add(Settlement settlement) {
    waiting.add(settlement);
    if (!asking) {
      asking = true;
      // After whatever else this turn of the event loop settles.
      vertx.runOnContext(turn -> next());
    }
  }

  /** Completes when all that was added has been settled, or given up. */
  public Future<Void> idle() {
    if (!asking) {
      return Future.succeededFuture();
    }
    Promise<Void> promise = Promise.promise();
    idle.add(promise);
    return promise.future();
  }

  private void next() {
    List<Settlement> batch = new ArrayList<>();
    while (batch.size() < BATCH && !waiting.isEmpty()) {
      batch.add(waiting.poll());
    }
    if (batch.isEmpty()) {
      asking = false;
      idle.forEach(Promise::complete);
      idle.clear();
    } else {
      settle(batch, 1);
    }
  }

  private void settle(List<Settlement> batch, int attempt) {
    bus.ask(Jobs.SETTLE, batch)
        .onSuccess(
            answers -> {
              long stale = answers.stream().filter(answer -> !answer.accepted()).count();
              if (stale > 0) {
                log.atWarn().addKeyValue("count", stale).log("deliveries were no longer ours");
              }
              next();
            })
        .onFailure(
            error -> {
              if (attempt >= TRIES) {
                log.atWarn()
                    .addKeyValue("count", batch.size())
                    .log(
                        "deliveries not settled, they will be tried again: {}", error.getMessage());
                next();
              } else {
                vertx.setTimer(PAUSE_MILLIS, later -> settle(batch, attempt + 1));
              }
            });
  }
}
