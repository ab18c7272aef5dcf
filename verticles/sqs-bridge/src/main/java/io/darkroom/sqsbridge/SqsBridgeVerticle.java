package io.darkroom.sqsbridge;

import io.darkroom.bridge.Batching;
import io.darkroom.bridge.BridgeVerticle;
import io.darkroom.bridge.Broker;
import io.darkroom.contract.Conf;

/**
 * The role {@code sqs-bridge}: from and to queues of Amazon SQS, or of what speaks its protocol.
 */
public final class SqsBridgeVerticle extends BridgeVerticle {
  /** The kind of broker, as deliveries name it = {@value}. */
  static final String KIND = "sqs";

  private static final int DEFAULT_CONSUMERS = 2;

  /** For {@link java.util.ServiceLoader}. */
  public SqsBridgeVerticle() {
    super(KIND, new Batching(DEFAULT_CONSUMERS, Batches.MOST, Batches.MOST));
  }

  @Override
  protected Broker broker(Conf section) {
    return new SqsBroker(SqsOptions.read(section));
  }
}
