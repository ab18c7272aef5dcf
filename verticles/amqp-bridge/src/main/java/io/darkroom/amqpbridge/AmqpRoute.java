package io.darkroom.amqpbridge;

import io.darkroom.contract.Conf;

/**
 * What a route has beside the keys of all bridges.
 *
 * @param from the queue that messages come from
 * @param deadLetters the queue of messages that were given up; null for one that the broker knows
 *     and we do not
 * @param deadLetterBy who puts them there
 * @param identity what tells a message from all others
 */
record AmqpRoute(String from, String deadLetters, DeadLetterBy deadLetterBy, Identity identity) {
  /** How a message that is given up gets to where such messages are kept. */
  enum DeadLetterBy {
    /** A copy with the reason is sent there, if it is known where, and the message accepted. */
    COPY,
    /** The message is rejected, and the broker does as it was told for the queue. */
    BROKER
  }

  /** What makes a message that comes again known. */
  enum Identity {
    /** The message-id that its sender gave it, in its queue. */
    MESSAGE_ID,
    /** Nothing: for senders who give the same message-id to several. */
    NONE
  }

  static AmqpRoute read(Conf conf) {
    return new AmqpRoute(
        conf.text("from"),
        conf.text("deadLetters", null),
        conf.choice("deadLetterBy", DeadLetterBy.class, DeadLetterBy.COPY),
        conf.choice("identity", Identity.class, Identity.MESSAGE_ID));
  }

  /** The queue that copies are sent to; null when the broker is to do it. */
  String copiesTo() {
    return deadLetterBy == DeadLetterBy.COPY ? deadLetters : null;
  }
}
