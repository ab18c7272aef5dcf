package io.darkroom.kafkabridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where Kafka's errors become ours. What is not the message's fault is the broker's. */
final class KafkaFailures {
  private KafkaFailures() {}

  /**
   * The failure that an error about a topic amounts to.
   *
   * @param topic null when it is about none
   */
  static DarkroomException of(Throwable error, String topic) {
    Throwable cause = unwrapped(error);
    if (cause instanceof DarkroomException ours) {
      return ours;
    }
    if (cause instanceof UnknownTopicOrPartitionException) {
      return missing(topic, cause);
    }
    if (cause instanceof InvalidTopicException) {
      return Failure.QUEUE_NOT_FOUND.with("No topic can have the name " + topic + ".", cause);
    }
    if (cause instanceof RecordTooLargeException || cause instanceof RecordBatchTooLargeException) {
      return Failure.MESSAGE_TOO_LARGE.with(
          "The topic " + topic + " takes no message that large: " + words(cause), cause);
    }
    if (cause instanceof TopicAuthorizationException
        || cause instanceof InvalidRecordException
        || cause instanceof SerializationException) {
      return Failure.MESSAGE_REFUSED.with(
          "The topic " + topic + " does not take the message: " + words(cause), cause);
    }
    return cause instanceof KafkaException
        ? Failure.BROKER_UNAVAILABLE.with("Kafka cannot be used now: " + words(cause), cause)
        : DarkroomException.of(cause);
  }

  /** There is no such topic. */
  static DarkroomException missing(String topic, Throwable cause) {
    return Failure.QUEUE_NOT_FOUND.with(
        "There is no topic " + topic + "; ./darkroom setup makes those that routes name.", cause);
  }

  /** The error that Kafka's and Java's wrappings are about. */
  static Throwable unwrapped(Throwable error) {
    Throwable cause = error;
    while (cause.getCause() != null
        && (cause instanceof CompletionException
            || cause instanceof ExecutionException
            || cause.getClass() == KafkaException.class)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static String words(Throwable error) {
    String message = error.getMessage();
    return message == null ? error.getClass().getSimpleName() + "." : message;
  }
}
