package io.darkroom.sqsbridge;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of queues, as they stand in configuration, URLs and ARNs. */
final class QueueName {
  private static final String FIFO = ".fifo";
  private static final Pattern AWS =
      Pattern.compile("https://sqs\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?/.+");

  private QueueName() {}

  /** True for the URL of a queue, false for its name. */
  static boolean isUrl(String queue) {
    return queue.startsWith("http://") || queue.startsWith("https://");
  }

  /** The name, also of a queue that is given by its URL. */
  static String of(String queue) {
    return isUrl(queue) ? queue.substring(queue.lastIndexOf('/') + 1) : queue;
  }

  /** The region that a queue's URL at AWS names. */
  static Optional<String> region(String queue) {
    Matcher url = AWS.matcher(queue);
    return url.matches() ? Optional.of(url.group(1)) : Optional.empty();
  }

  /** Whether a queue keeps an order; SQS has that in the name, and only there. */
  static boolean isFifo(String queue) {
    return queue.endsWith(FIFO);
  }

  /** The name that {@code ./darkroom setup} gives to the dead-letter queue of another. */
  static String deadLettersOf(String queue) {
    String name = of(queue);
    return isFifo(name)
        ? name.substring(0, name.length() - FIFO.length()) + "-dead" + FIFO
        : name + "-dead";
  }
}
