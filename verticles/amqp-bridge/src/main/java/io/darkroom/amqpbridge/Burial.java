package io.darkroom.amqpbridge;

import io.darkroom.bridge.Rejected;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;

/**
 * Gives messages up. A copy with the reason is sent to the route's dead letters, and when the
 * broker has it the message is accepted; in between it is in both places. Without dead letters of
 * the route's the message is rejected, and the broker does as it was told for the queue; it keeps
 * no reason.
 */
final class Burial {
  private final AmqpRoute route;
  private final Lane lane;

  Burial(Vertx vertx, Wire wire, AmqpOptions options, AmqpRoute route) {
    this.route = route;
    lane =
        route.copiesTo() == null
            ? null
            : new Lane(vertx, () -> Future.succeededFuture(wire), options, route.copiesTo());
  }

  /** Fails when one is still to be given up. */
  Future<Void> bury(List<Rejected> messages) {
    if (lane == null) {
      messages.forEach(Burial::reject);
      return Future.succeededFuture();
    }
    return Future.join(messages.stream().map(this::copy).toList()).mapEmpty();
  }

  private Future<Void> copy(Rejected one) {
    Received received = AmqpSource.received(one.message());
    return lane.send(DeadLetters.copy(received.message(), one))
        .compose(
            failure -> {
              if (failure == null) {
                received.accept();
              } else if (failure.failure() == Failure.MESSAGE_TOO_LARGE) {
                // The copy is larger by the reason. The broker's own way is left.
                reject(one);
              } else if (received.ours()) {
                return Future.failedFuture(
                    failure
                        .failure()
                        .with(
                            "A message cannot be dead-lettered to "
                                + route.copiesTo()
                                + ": "
                                + failure.getMessage(),
                            failure));
              }
              return Future.succeededFuture();
            });
  }

  private static void reject(Rejected one) {
    org.apache.qpid.proton.amqp.messaging.Rejected outcome =
        new org.apache.qpid.proton.amqp.messaging.Rejected();
    outcome.setError(
        new ErrorCondition(
            Symbol.valueOf("darkroom:" + one.fault().failure().name()), one.reason()));
    AmqpSource.received(one.message()).reject(outcome);
  }
}
