package io.darkroom.amqpbridge;

/**
 * AMQP 1.0 says how messages travel, and leaves to the broker how a queue is called and what can be
 * done about it. These are the answers.
 */
enum Dialect {
  /** ActiveMQ Artemis, by the queue's bare name. */
  ARTEMIS("{queue}", true, true, false),
  /**
   * RabbitMQ 3 with its plugin. The other addresses that it knows would declare the queue, and not
   * as a durable one. It takes, and drops, messages to a queue that is not there.
   */
  RABBITMQ("/amq/queue/{queue}", false, false, true),
  /** RabbitMQ 4. */
  RABBITMQ4("/queues/{queue}", false, false, false);

  /** Stands for the queue in an address = {@value}. */
  static final String QUEUE = "{queue}";

  private final String pattern;
  private final boolean manageable;
  private final boolean browsable;
  private final boolean dropping;

  Dialect(String pattern, boolean manageable, boolean browsable, boolean dropping) {
    this.pattern = pattern;
    this.manageable = manageable;
    this.browsable = browsable;
    this.dropping = dropping;
  }

  /** Address of a queue, with {@value #QUEUE} where its name goes. */
  String pattern() {
    return pattern;
  }

  /** Whether queues are made by messages to a management address, and asked for by a capability. */
  boolean manageable() {
    return manageable;
  }

  /** Whether messages can be looked at without taking them. */
  boolean browsable() {
    return browsable;
  }

  /** Whether a message to a queue that is not there is acknowledged, and lost. */
  boolean dropping() {
    return dropping;
  }
}
