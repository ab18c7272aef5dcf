package io.darkroom.sqsbridge;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Sends dead letters back, each before it is removed. What cannot go, and what has been given up
 * anew since it went, is passed over, and given back at the end. Used once.
 */
final class Redrive {
  private final DeadLetterQueue queue;
  private final String to;
  private final int limit;
  private final Set<String> sent = new HashSet<>();
  private final List<Message> passedOver = new ArrayList<>();
  private DarkroomException refusal;

  /**
   * @param queue where they are
   * @param to the URL of the queue that they go to
   * @param limit most that go
   */
  Redrive(DeadLetterQueue queue, String to, int limit) {
    this.queue = queue;
    this.to = to;
    this.limit = limit;
  }

  /** Gives how many went; fails when the queue refused one. */
  Future<Integer> run() {
    // What is not given back comes back when its time is over.
    return next()
        .eventually(() -> queue.release(passedOver).otherwiseEmpty())
        .compose(this::summed);
  }

  private Future<Integer> summed(int count) {
    return refusal == null
        ? Future.succeededFuture(count)
        : Future.failedFuture(
            refusal
                .failure()
                .with(
                    "%d messages were put back. Of the others some were refused: %s"
                        .formatted(count, refusal.getMessage())));
  }

  private Future<Integer> next() {
    return sent.size() >= limit
        ? Future.succeededFuture(sent.size())
        : queue
            .receive(limit - sent.size())
            .compose(
                received ->
                    received.isEmpty()
                        ? Future.succeededFuture(sent.size())
                        : move(received).compose(moved -> next()));
  }

  private Future<Void> move(List<Message> received) {
    List<Message> due = new ArrayList<>();
    for (Message message : received) {
      (sent.contains(Obituary.formerId(message)) ? passedOver : due).add(message);
    }
    return queue
        .mail()
        .send(to, due.stream().map(Obituary::revived).toList())
        .compose(posted -> sort(due, posted));
  }

  private Future<Void> sort(List<Message> due, List<Posted> posted) {
    List<Message> gone = new ArrayList<>();
    DarkroomException away = null;
    for (int i = 0; i < due.size(); i++) {
      DarkroomException failure = posted.get(i).failure();
      if (failure == null) {
        sent.add(posted.get(i).id());
        gone.add(due.get(i));
        continue;
      }
      passedOver.add(due.get(i));
      if (failure.failure() == Failure.MESSAGE_REFUSED
          || failure.failure() == Failure.MESSAGE_TOO_LARGE) {
        refusal = failure;
      } else {
        away = failure;
      }
    }
    DarkroomException why = away;
    return queue
        .delete(gone)
        .compose(deleted -> why == null ? Future.succeededFuture() : Future.failedFuture(why));
  }
}
