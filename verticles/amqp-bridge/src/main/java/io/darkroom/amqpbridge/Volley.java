package io.darkroom.amqpbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.message.Message;

/**
 * Messages that are sent over one link together, as far as it has credit, and what the broker says
 * of each. Its answers are waited for only so long, and not at all when the link has ended. Lives
 * on one event loop.
 */
final class Volley {
  private final Vertx vertx;
  private final Link<ProtonSender> link;
  private final List<Message> messages;
  private final Duration longest;
  private final List<Optional<DarkroomException>> answers = new ArrayList<>();
  private final Promise<Void> over = Promise.promise();
  private int sent;
  private int missing;
  private boolean late;

  Volley(Vertx vertx, Link<ProtonSender> link, List<Message> messages, Duration longest) {
    this.vertx = vertx;
    this.link = link;
    this.messages = messages;
    this.longest = longest;
    missing = messages.size();
    messages.forEach(message -> answers.add(null));
  }

  /** Completes when there is nothing to wait for any more. */
  Future<Void> fire() {
    long timer = vertx.setTimer(longest.toMillis(), late -> late());
    link.ended().onComplete(ended -> over.tryComplete());
    link.proton().sendQueueDrainHandler(credit -> pump());
    return over.future()
        .onComplete(
            done -> {
              vertx.cancelTimer(timer);
              link.proton().sendQueueDrainHandler(null);
            });
  }

  /** What the broker said of a message: empty when it has it for good, null for nothing. */
  Optional<DarkroomException> answer(int index) {
    return answers.get(index);
  }

  /** Whether the broker says that it has one. */
  boolean taken() {
    return answers.stream().anyMatch(answer -> answer != null && answer.isEmpty());
  }

  /** Whether the broker refused one, for what reason ever. */
  boolean refused() {
    return answers.stream()
        .filter(Objects::nonNull)
        .flatMap(Optional::stream)
        .anyMatch(why -> why.failure() == Failure.MESSAGE_REFUSED);
  }

  /** Whether the broker had messages for so long and said nothing. */
  boolean unanswered() {
    return late && answers.stream().anyMatch(Objects::isNull);
  }

  private void pump() {
    while (link.why() == null
        && !over.future().isComplete()
        && sent < messages.size()
        && link.proton().getCredit() > 0) {
      int index = sent++;
      link.proton()
          .send(
              messages.get(index),
              delivery -> {
                if (delivery.getRemoteState() != null || delivery.remotelySettled()) {
                  answered(index, judged(delivery.getRemoteState()));
                }
              });
    }
  }

  private void answered(int index, Optional<DarkroomException> answer) {
    if (answers.get(index) == null) {
      answers.set(index, answer);
      missing--;
      if (missing == 0) {
        over.tryComplete();
      }
    }
  }

  private Optional<DarkroomException> judged(DeliveryState state) {
    if (state instanceof Accepted) {
      return Optional.empty();
    }
    if (state instanceof Rejected rejected) {
      return Optional.of(AmqpErrors.rejected(rejected.getError(), link.queue()));
    }
    return Optional.of(AmqpErrors.full(link.queue(), "it was given back: " + state));
  }

  private void late() {
    late = true;
    for (int i = sent; i < messages.size(); i++) {
      answers.set(i, Optional.of(AmqpErrors.full(link.queue(), "the broker gives no credit")));
    }
    link.close(
        AmqpErrors.unavailable(
            "The broker has not said in time whether it has the messages.", null));
    over.tryComplete();
  }
}
