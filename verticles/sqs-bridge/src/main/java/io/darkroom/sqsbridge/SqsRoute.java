package io.darkroom.sqsbridge;

import io.darkroom.contract.Conf;

/**
 * What a route has beside the keys of all bridges.
 *
 * @param from the queue that messages come from: its name, or its URL
 * @param deadLetters the queue for messages that are given up, likewise; null for the one that the
 *     redrive policy of {@code from} names
 */
record SqsRoute(String from, String deadLetters) {
  static SqsRoute read(Conf conf) {
    return new SqsRoute(conf.text("from"), conf.text("deadLetters", null));
  }
}
