package io.darkroom.kafkabridge;

import io.darkroom.bridge.Batching;
import io.darkroom.bridge.BridgeVerticle;
import io.darkroom.bridge.Broker;
import io.darkroom.contract.Conf;

/** The role {@code kafka-bridge}; see the package. */
public final class KafkaBridgeVerticle extends BridgeVerticle {
  /** The kind of its deliveries = {@value}. */
  public static final String KIND = "kafka";

  /** One consumer a route, unless it says more; more than its topic has partitions are idle. */
  private static final Batching BATCHING = new Batching(1, 100, 1_000);

  /** A Kafka bridge, to be deployed. */
  public KafkaBridgeVerticle() {
    super(KIND, BATCHING);
  }

  @Override
  protected Broker broker(Conf section) {
    return new KafkaBroker(KafkaOptions.read(section));
  }
}
