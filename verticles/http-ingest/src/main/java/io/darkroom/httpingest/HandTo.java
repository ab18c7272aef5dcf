package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * The queue that jobs are handed to instead of to {@code jobs}, for web servers and workers that
 * share nothing but a broker. A bridge of its kind must run with this node, and on the workers'
 * side a route of format {@code submission} must read it.
 *
 * @param kind the broker's: {@code sqs}, {@code kafka}, {@code amqp}
 * @param queue the queue or topic
 */
record HandTo(String kind, String queue) {
  /** Reads {@code handTo}; null when it is not there. */
  static HandTo read(Conf conf) {
    String text = conf.text("handTo", null);
    if (text == null) {
      return null;
    }
    if (!text.matches("[a-z]+:.+")) {
      conf.complain(
          Failure.INVALID_VALUE,
          "handTo",
          "is \"" + text + "\", must be kind:name of a queue, as sqs:jobs");
      return null;
    }
    int colon = text.indexOf(':');
    return new HandTo(text.substring(0, colon), text.substring(colon + 1));
  }
}
