package io.darkroom.sqsbridge;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * What a route has beside the keys of all bridges.
 *
 * @param from the queue that messages come from: its name, or its URL
 * @param deadLetters the queue for messages that are given up, likewise; null for the one that the
 *     redrive policy of {@code from} names
 * @param retryDeadLetters how often what is in that queue is tried again, while {@code from} is
 *     empty; 0 for never
 */
record SqsRoute(String from, String deadLetters, int retryDeadLetters) {
  private static final int MOST_RETRIES = 100;

  static SqsRoute read(Conf conf, SqsOptions options) {
    String from = here("from", conf.text("from"), conf, options);
    String deadLetters = here("deadLetters", conf.text("deadLetters", null), conf, options);
    if (deadLetters != null && QueueName.of(deadLetters).equals(QueueName.of(from))) {
      conf.complain(
          Failure.INVALID_VALUE,
          "deadLetters",
          "is the queue that messages come from: they would go round; name another");
    }
    return new SqsRoute(from, deadLetters, conf.count("retryDeadLetters", 0, 0, MOST_RETRIES));
  }

  /**
   * The queue; one of another region is complained about: AWS would only say that it is not there.
   */
  private static String here(String key, String queue, Conf conf, SqsOptions options) {
    if (queue != null && options.endpoint() == null) {
      QueueName.region(queue)
          .filter(region -> !region.equals(options.region()))
          .ifPresent(
              region ->
                  conf.complain(
                      Failure.INVALID_VALUE,
                      key,
                      "is a queue of "
                          + region
                          + ", the bridge's region is "
                          + options.region()
                          + "; make them the same"));
    }
    return queue;
  }
}
