package io.darkroom.bridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Submission;
import io.darkroom.messages.Asked;
import io.darkroom.messages.Door;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/**
 * What a message was read as: exactly one of submission, ignored and fault is not null.
 *
 * @param submission a job to be made
 * @param subject of which one in a batch is enough; null for none
 * @param ignored why there is nothing to do
 * @param fault why it can never become a job
 */
record Reading(
    Incoming message, Submission submission, String subject, String ignored, Fault fault) {
  /** Reads a message; fails when it cannot be known now what it says. */
  static Future<Reading> of(Incoming message, String kind, Route route, Source source, Door door) {
    return source
        .decode(message)
        .transform(
            decoded -> {
              if (decoded.succeeded()) {
                return Future.succeededFuture(read(message, decoded.result(), kind, route, door));
              }
              DarkroomException failure = DarkroomException.of(decoded.cause());
              // What is INTERNAL here is so for this message, and would be so for ever.
              return failure.failure().retryable() && failure.failure() != Failure.INTERNAL
                  ? Future.failedFuture(failure)
                  : Future.succeededFuture(refused(message, failure));
            });
  }

  private static Reading read(
      Incoming message, JsonObject body, String kind, Route route, Door door) {
    try {
      Asked asked = route.format().read(body, route.terms(), door);
      return asked.submission() == null
          ? new Reading(message, null, null, asked.why(), null)
          : new Reading(
              message, identified(asked.submission(), message, kind), asked.subject(), null, null);
    } catch (RuntimeException error) {
      return refused(message, DarkroomException.of(error));
    }
  }

  private static Reading refused(Incoming message, DarkroomException failure) {
    return new Reading(message, null, null, null, Fault.of(failure));
  }

  /** The broker's identity for the message is the key, unless the message brings its own. */
  private static Submission identified(Submission it, Incoming message, String kind) {
    String key =
        it.idempotencyKey() != null || message.id() == null
            ? it.idempotencyKey()
            : kind + ":" + message.id();
    return new Submission(
        it.id(), Enveloping.envelop(it.request(), message), key, it.fingerprint());
  }
}
