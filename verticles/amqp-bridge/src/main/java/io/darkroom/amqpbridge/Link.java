package io.darkroom.amqpbridge;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.proton.ProtonLink;
import io.vertx.proton.ProtonReceiver;
import io.vertx.proton.ProtonSession;

/**
 * A link in a session of its own: RabbitMQ ends the whole session when it dislikes a link, and what
 * one queue did must not end the work with the others. Lives on one event loop.
 *
 * @param <L> a receiver or a sender
 */
final class Link<L extends ProtonLink<L>> {
  private final String queue;
  private final ProtonSession session;
  private final L proton;
  private final Promise<Void> attached = Promise.promise();
  private final Promise<Void> ended = Promise.promise();
  private DarkroomException why;

  Link(String queue, ProtonSession session, L proton) {
    this.queue = queue;
    this.session = session;
    this.proton = proton;
    session.closeHandler(
        closed -> {
          end(AmqpErrors.ended(session.getRemoteCondition(), queue));
          session.close();
          session.free();
        });
    proton.closeHandler(closed -> refused());
    proton.detachHandler(detached -> refused());
    proton.openHandler(
        opened -> {
          // A link that is refused is first opened without the end it was to have.
          Object end =
              proton instanceof ProtonReceiver
                  ? proton.getRemoteSource()
                  : proton.getRemoteTarget();
          if (end != null) {
            attached.tryComplete();
          }
        });
  }

  /** Opens it; the broker answers by {@link #attached}. */
  void open() {
    session.open();
    proton.open();
  }

  String queue() {
    return queue;
  }

  L proton() {
    return proton;
  }

  /** Completes when the broker has attached the link; fails with why it does not. */
  Future<Void> attached() {
    return attached.future();
  }

  /** Completes when nothing more comes over this link. */
  Future<Void> ended() {
    return ended.future();
  }

  /** Why it has ended; null while it has not. */
  DarkroomException why() {
    return why;
  }

  /** It has ended, since the connection did or since it was of no use any more. */
  void end(DarkroomException reason) {
    if (why == null) {
      why = reason;
      attached.tryFail(reason);
      ended.complete();
    }
  }

  /**
   * Gives it up. Not waited for: RabbitMQ 3 does not answer. What is unsettled is free again with
   * the session at the latest when the connection is closed.
   */
  void close(DarkroomException reason) {
    if (why == null) {
      end(reason);
      session.close();
    }
  }

  private void refused() {
    if (why == null) {
      close(AmqpErrors.ended(proton.getRemoteCondition(), queue));
    }
  }
}
