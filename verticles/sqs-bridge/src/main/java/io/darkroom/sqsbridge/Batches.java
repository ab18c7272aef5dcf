package io.darkroom.sqsbridge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/**
 * Calls of SQS about many messages at once. Such a call can succeed and yet fail for some of its
 * messages: for those that the server failed it is made again, a few times.
 *
 * @param <T> what an entry of the call is made from
 * @param <E> an entry
 */
final class Batches<T, E> {
  /** Most messages in one call, sent, received or settled = {@value}. */
  static final int MOST = 10;

  /** How often a call is made for a message that the server fails = {@value}. */
  static final int TRIES = 3;

  private static final long PAUSE_MILLIS = 100;

  private final Vertx vertx;
  private final BiFunction<String, T, E> entry;
  private final Function<List<E>, Future<List<BatchResultErrorEntry>>> call;

  /**
   * @param entry makes an entry, under an id
   * @param call makes the call, and gives the entries that it failed for
   */
  Batches(
      Vertx vertx,
      BiFunction<String, T, E> entry,
      Function<List<E>, Future<List<BatchResultErrorEntry>>> call) {
    this.vertx = vertx;
    this.entry = entry;
    this.call = call;
  }

  /**
   * Makes the calls for as many as there are, one call after the other. Gives what has failed in
   * the end, by its place in the list; fails when a call did.
   */
  Future<Map<Integer, BatchResultErrorEntry>> run(List<T> all) {
    Map<Integer, BatchResultErrorEntry> failed = new HashMap<>();
    Future<Void> before = Future.succeededFuture();
    for (int from = 0; from < all.size(); from += MOST) {
      List<Integer> places = new ArrayList<>();
      for (int i = from; i < Math.min(all.size(), from + MOST); i++) {
        places.add(i);
      }
      before = before.compose(done -> run(all, places, 1, failed));
    }
    return before.map(done -> failed);
  }

  private Future<Void> run(
      List<T> all, List<Integer> places, int attempt, Map<Integer, BatchResultErrorEntry> failed) {
    List<E> entries =
        places.stream().map(place -> entry.apply(String.valueOf(place), all.get(place))).toList();
    return call.apply(entries)
        .compose(
            errors -> {
              List<Integer> again = new ArrayList<>();
              for (BatchResultErrorEntry error : errors) {
                int place = Integer.parseInt(error.id());
                if (error.senderFault() || attempt >= TRIES) {
                  failed.put(place, error);
                } else {
                  again.add(place);
                }
              }
              return again.isEmpty()
                  ? Future.succeededFuture()
                  : vertx
                      .timer(PAUSE_MILLIS * attempt)
                      .compose(waited -> run(all, again, attempt + 1, failed));
            });
  }
}
