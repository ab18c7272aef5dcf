package io.darkroom.sqsbridge;

import io.darkroom.bridge.Incoming;
import io.darkroom.bridge.Rejected;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves messages that are given up to the dead-letter queue: each is there before it is deleted
 * here. Asked again after it failed, it goes on where it was. Used on one context.
 */
final class Burial {
  private static final Logger log = LoggerFactory.getLogger(Burial.class);

  private final SqsConnection connection;
  private final Mail mail;
  private final Set<String> sent = new HashSet<>();

  Burial(SqsConnection connection) {
    this.connection = connection;
    // What could be received can be sent, whatever we send otherwise.
    mail = new Mail(connection, SqsOptions.LARGEST_MESSAGE);
  }

  /**
   * Moves them. Fails with BROKER_UNAVAILABLE or QUEUE_NOT_FOUND when one could not be moved now. A
   * message that the dead-letter queue refuses for good stays where it is.
   */
  Future<Void> bury(Line line, List<Rejected> messages) {
    List<Rejected> unsent =
        messages.stream().filter(one -> !sent.contains(one.message().id())).toList();
    return mail.send(line.deadLetters(), unsent.stream().map(Obituary::of).toList())
        .compose(posted -> plain(line, unsent, posted))
        .compose(posted -> delete(line, messages, unsent, posted));
  }

  /** What was refused with its reason may be taken without. */
  private Future<List<Posted>> plain(Line line, List<Rejected> unsent, List<Posted> posted) {
    List<Integer> refused = new ArrayList<>();
    for (int i = 0; i < posted.size(); i++) {
      if (isRefused(posted.get(i))) {
        refused.add(i);
      }
    }
    List<Letter> letters = refused.stream().map(unsent::get).map(Obituary::plain).toList();
    return mail.send(line.deadLetters(), letters)
        .map(
            again -> {
              List<Posted> all = new ArrayList<>(posted);
              for (int i = 0; i < refused.size(); i++) {
                all.set(refused.get(i), again.get(i));
              }
              return all;
            });
  }

  private Future<Void> delete(
      Line line, List<Rejected> messages, List<Rejected> unsent, List<Posted> posted) {
    Set<String> left = new HashSet<>();
    DarkroomException away = null;
    for (int i = 0; i < unsent.size(); i++) {
      String id = unsent.get(i).message().id();
      if (posted.get(i).failure() == null) {
        sent.add(id);
        continue;
      }
      left.add(id);
      if (isRefused(posted.get(i))) {
        // It must not stall those behind it. The queue's own redrive policy may take it away.
        log.atError()
            .addKeyValue("queue", QueueName.of(line.url()))
            .addKeyValue("message", id)
            .addKeyValue("failure", posted.get(i).failure().failure())
            .log("message stays, the dead-letter queue refused it: {}", why(posted.get(i)));
      } else {
        away = posted.get(i).failure();
      }
    }
    DarkroomException failure = away;
    List<Incoming> moved =
        messages.stream().map(Rejected::message).filter(it -> !left.contains(it.id())).toList();
    return new Receipts(connection, line.url())
        .delete(Receipts.of(moved))
        .compose(
            failed -> {
              // A receipt that is no longer good never will be: the message comes again.
              if (failed.values().stream().anyMatch(error -> !error.senderFault())) {
                return Future.failedFuture(
                    Failure.BROKER_UNAVAILABLE.with(
                        "SQS did not delete %d messages that are in the dead-letter queue."
                            .formatted(failed.size())));
              }
              if (failure != null) {
                return Future.failedFuture(failure);
              }
              sent.clear();
              return Future.succeededFuture();
            });
  }

  private static boolean isRefused(Posted posted) {
    return posted.failure() != null
        && posted.failure().failure() != Failure.BROKER_UNAVAILABLE
        && posted.failure().failure() != Failure.QUEUE_NOT_FOUND;
  }

  private static String why(Posted posted) {
    return posted.failure().getMessage();
  }
}
