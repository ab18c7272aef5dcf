package io.darkroom.sqsbridge;

import io.darkroom.bridge.Outgoing;
import io.darkroom.bridge.Sink;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends to queues by their names. */
final class SqsSink implements Sink {
  private static final List<String> OURS = List.of(Outgoing.DELIVERY, Outgoing.JOB);

  private final Mail mail;
  private final KnownQueues known;

  SqsSink(Mail mail, KnownQueues known) {
    this.mail = mail;
    this.known = known;
  }

  @Override
  public Future<List<DarkroomException>> send(List<Outgoing> messages) {
    Map<String, List<Integer>> byQueue = new LinkedHashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      byQueue.computeIfAbsent(messages.get(i).address(), none -> new ArrayList<>()).add(i);
    }
    DarkroomException[] failures = new DarkroomException[messages.size()];
    List<Future<Void>> sent = new ArrayList<>();
    byQueue.forEach((queue, places) -> sent.add(send(queue, messages, places, failures)));
    return Future.join(sent).otherwiseEmpty().map(all -> Arrays.asList(failures));
  }

  private Future<Void> send(
      String queue, List<Outgoing> messages, List<Integer> places, DarkroomException[] failures) {
    List<Letter> letters = places.stream().map(messages::get).map(SqsSink::letter).toList();
    return known
        .url(queue)
        .compose(url -> mail.send(url, letters))
        .onSuccess(
            answers -> {
              for (int i = 0; i < places.size(); i++) {
                DarkroomException failure = answers.get(i).failure();
                failures[places.get(i)] = failure;
                if (failure != null && failure.failure() == Failure.QUEUE_NOT_FOUND) {
                  known.forget(queue);
                }
              }
            })
        .onFailure(error -> places.forEach(place -> failures[place] = DarkroomException.of(error)))
        .mapEmpty();
  }

  private static Letter letter(Outgoing message) {
    return new Letter(
        SqsText.json(message.body()),
        Attributes.of(message.headers(), OURS),
        message.key() != null
            ? message.key()
            : message.headers().getOrDefault(Outgoing.JOB, message.id()),
        message.id());
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
