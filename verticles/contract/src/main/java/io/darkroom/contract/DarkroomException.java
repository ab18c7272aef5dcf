package io.darkroom.contract;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.concurrent.CompletionException;

/**
 * A {@link Failure} with the words for it. The message is the stranger's voice: it names the key,
 * the value, the limit and the remedy, and nothing of our insides; the cause is the log's voice.
 *
 * <p>Expected failures are cheap: there is no stack trace.
 */
public final class DarkroomException extends RuntimeException {
  private final Failure failure;

  DarkroomException(Failure failure, String message, Throwable cause) {
    super(message, cause, false, false);
    this.failure = failure;
  }

  /** What went wrong, as a row of the table. */
  public Failure failure() {
    return failure;
  }

  /**
   * The one place where foreign errors become ours. What came over the event bus is translated back
   * by its number; a peer that is absent or silent is {@link Failure#JOBS_UNAVAILABLE}, since only
   * {@code jobs} is ever asked; anything unknown is {@link Failure#INTERNAL}, with a message that
   * tells a stranger nothing.
   */
  public static DarkroomException of(Throwable error) {
    if (error instanceof DarkroomException ours) {
      return ours;
    }
    if (error instanceof CompletionException && error.getCause() != null) {
      return of(error.getCause());
    }
    if (error instanceof ReplyException reply) {
      return ofReply(reply);
    }
    return Failure.INTERNAL.with("Something failed inside Darkroom; its log says what.", error);
  }

  private static DarkroomException ofReply(ReplyException reply) {
    if (reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
      return Failure.ofNumber(reply.failureCode()).with(reply.getMessage(), reply);
    }
    // NO_HANDLERS: nobody touched it. TIMEOUT: nobody knows. Asks are idempotent, so both may
    // retry.
    return Failure.JOBS_UNAVAILABLE.with(
        reply.failureType() == ReplyFailure.NO_HANDLERS
            ? "No node with the role jobs is running; try again shortly."
            : "The jobs role did not answer in time; try again shortly with the same key.",
        reply);
  }
}
