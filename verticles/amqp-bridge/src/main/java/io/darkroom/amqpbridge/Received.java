package io.darkroom.amqpbridge;

import io.vertx.proton.ProtonDelivery;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.message.Message;

/**
 * A message that came over a link, and has to be settled over the same: when the link has ended the
 * broker gives it to somebody else. Of the outcomes that AMQP has, these three mean the same to all
 * brokers; {@code modified} makes RabbitMQ 3 drop the connection.
 */
record Received(Reception reception, ProtonDelivery delivery, Message message) {
  /** Whether it can still be settled. */
  boolean ours() {
    return reception.why() == null && !delivery.isSettled();
  }

  void accept() {
    settle(Accepted.getInstance());
  }

  void release() {
    settle(Released.getInstance());
  }

  void reject(Rejected why) {
    settle(why);
  }

  private void settle(DeliveryState outcome) {
    if (ours()) {
      delivery.disposition(outcome, true);
    }
  }
}
