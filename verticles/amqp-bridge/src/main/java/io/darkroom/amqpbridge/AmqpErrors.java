package io.darkroom.amqpbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;

/** What brokers say when they say no, as failures of ours. */
final class AmqpErrors {
  private AmqpErrors() {}

  /** The broker is away, or does not do what it should. */
  static DarkroomException unavailable(String what, Throwable cause) {
    return Failure.BROKER_UNAVAILABLE.with(what, cause);
  }

  /** Why the broker ended the work with that queue. */
  static DarkroomException ended(ErrorCondition error, String queue) {
    String words = words(error);
    DarkroomException known = known(error, queue, words);
    return known == null
        ? unavailable(
            "The broker ended the work with the queue " + queue + " (" + words + ").", null)
        : known;
  }

  /** Why the broker rejected a message to that queue: it is there, and it has looked at it. */
  static DarkroomException rejected(ErrorCondition error, String queue) {
    String words = words(error);
    DarkroomException known = known(error, queue, words);
    return known == null ? refused(queue, words) : known;
  }

  private static DarkroomException known(ErrorCondition error, String queue, String words) {
    return switch (condition(error)) {
      case "amqp:not-found", "amqp:resource-deleted" -> missing(queue, words);
      case "amqp:link:message-size-exceeded" -> tooLarge(queue, words);
      case "amqp:resource-limit-exceeded" -> full(queue, words);
      case "amqp:unauthorized-access",
          "amqp:not-allowed",
          "amqp:invalid-field",
          "amqp:decode-error" ->
          refused(queue, words);
      case "amqp:precondition-failed" ->
          // RabbitMQ 3 has no other word for it.
          words.contains("larger than") ? tooLarge(queue, words) : refused(queue, words);
      default -> null;
    };
  }

  private static String condition(ErrorCondition error) {
    return error == null || error.getCondition() == null ? "" : error.getCondition().toString();
  }

  private static String words(ErrorCondition error) {
    String condition = condition(error);
    String said = error == null || error.getDescription() == null ? "" : error.getDescription();
    String both = condition + (condition.isEmpty() || said.isEmpty() ? "" : ": ") + said;
    return both.isEmpty() ? "it does not say why" : both;
  }

  static DarkroomException missing(String queue, String words) {
    return Failure.QUEUE_NOT_FOUND.with(
        "The broker has no queue " + queue + " (" + words + "); declare it there.");
  }

  static DarkroomException tooLarge(String queue, String words) {
    return Failure.MESSAGE_TOO_LARGE.with(
        "The message is too large for the queue " + queue + " (" + words + ").");
  }

  static DarkroomException full(String queue, String words) {
    return Failure.QUEUE_FULL.with(
        "The queue " + queue + " takes no more messages for now (" + words + ").");
  }

  static DarkroomException refused(String queue, String words) {
    return Failure.MESSAGE_REFUSED.with(
        "The broker refuses this at the queue " + queue + " (" + words + ").");
  }
}
