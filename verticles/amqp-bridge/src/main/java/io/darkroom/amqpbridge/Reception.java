package io.darkroom.amqpbridge;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonReceiver;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What comes over one receiver. The broker has credit for no more than what was asked for and has
 * not come: what is in hand and what may still come are never more than a batch together. Credit
 * that was not used stays, since RabbitMQ 3 cannot take it back; what comes for it is in the next
 * batch. Lives on one event loop.
 */
final class Reception {
  private final Vertx vertx;
  private final Link<ProtonReceiver> link;
  private final Duration gather;
  private final Deque<Received> waiting = new ArrayDeque<>();
  private Promise<List<Received>> wanted;
  private int most;
  private long timer = -1;

  Reception(Vertx vertx, Link<ProtonReceiver> link, Duration gather) {
    this.vertx = vertx;
    this.link = link;
    this.gather = gather;
    link.proton().handler((delivery, message) -> come(new Received(this, delivery, message)));
    link.ended().onComplete(ended -> ended());
  }

  /** Why nothing more comes; null while it does. */
  DarkroomException why() {
    return link.why();
  }

  /**
   * Up to {@code most} messages. Waits for the first, but no longer than that; then for more, but
   * only as long as it gathers.
   */
  Future<List<Received>> take(int most, Duration longest) {
    if (why() != null) {
      return Future.failedFuture(why());
    }
    this.most = most;
    Promise<List<Received>> promise = Promise.promise();
    wanted = promise;
    int credit = most - waiting.size() - link.proton().getCredit();
    if (credit > 0) {
      link.proton().flow(credit);
    }
    if (waiting.isEmpty()) {
      wait(longest);
    } else {
      gather();
    }
    return promise.future();
  }

  /** Whoever takes is given what there is, and nobody takes any more: the rest goes back. */
  List<Received> stop() {
    give();
    List<Received> rest = List.copyOf(waiting);
    waiting.clear();
    return rest;
  }

  private void come(Received one) {
    waiting.add(one);
    if (wanted != null && (waiting.size() >= most || waiting.size() == 1)) {
      gather();
    }
  }

  private void gather() {
    if (waiting.size() >= most || gather.isZero()) {
      give();
    } else {
      wait(gather);
    }
  }

  private void wait(Duration longest) {
    vertx.cancelTimer(timer);
    timer = vertx.setTimer(longest.toMillis(), over -> give());
  }

  private void give() {
    vertx.cancelTimer(timer);
    if (wanted == null) {
      return;
    }
    List<Received> given = new ArrayList<>();
    while (given.size() < most && !waiting.isEmpty()) {
      given.add(waiting.poll());
    }
    Promise<List<Received>> promise = wanted;
    wanted = null;
    promise.complete(given);
  }

  private void ended() {
    vertx.cancelTimer(timer);
    // They are the broker's again.
    waiting.clear();
    if (wanted != null) {
      Promise<List<Received>> promise = wanted;
      wanted = null;
      promise.fail(why());
    }
  }
}
