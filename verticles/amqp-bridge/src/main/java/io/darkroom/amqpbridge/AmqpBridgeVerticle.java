package io.darkroom.amqpbridge;

import io.darkroom.bridge.Batching;
import io.darkroom.bridge.BridgeVerticle;
import io.darkroom.bridge.Broker;
import io.darkroom.contract.Conf;

/** The role {@code amqp-bridge}: from and to queues of a broker that speaks AMQP 1.0. */
public final class AmqpBridgeVerticle extends BridgeVerticle {
  /** The kind of broker, as deliveries name it = {@value}. */
  static final String KIND = "amqp";

  private static final Batching BATCHING = new Batching(1, 50, 1_000);

  /** For {@link java.util.ServiceLoader}. */
  public AmqpBridgeVerticle() {
    super(KIND, BATCHING);
  }

  @Override
  protected Broker broker(Conf section) {
    return new AmqpBroker(AmqpOptions.read(section));
  }
}
