package io.darkroom.avatar.catalyst;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Asks one server after the other, with a pause between them, until one has an answer. A server
 * that did not answer is asked last for a while. One context.
 */
final class Rotation {
  /** How long a server that did not answer is asked last = {@value} s. */
  private static final long ASIDE_SECONDS = 30;

  /** Most servers that are remembered as away = {@value}: strangers name servers. */
  private static final int REMEMBERED = 256;

  private final Vertx vertx;
  private final CatalystOptions options;
  private final Map<String, Long> away =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  Rotation(Vertx vertx, CatalystOptions options) {
    this.vertx = vertx;
    this.options = options;
  }

  /**
   * The first answer. Fails with what the servers failed with: {@code SOURCE_NOT_FOUND} only if all
   * said so, {@code CONTENT_UNAVAILABLE} for all that may pass.
   *
   * @param servers in the order in which they are asked, as far as they are not away
   */
  <T> Future<T> ask(List<String> servers, Function<String, Future<T>> question) {
    List<String> order = new ArrayList<>(servers);
    long now = System.nanoTime();
    order.sort((one, other) -> Boolean.compare(isAway(one, now), isAway(other, now)));
    return ask(order, 0, options.tries(), question, null);
  }

  private <T> Future<T> ask(
      List<String> order,
      int at,
      int tries,
      Function<String, Future<T>> question,
      DarkroomException before) {
    String server = order.get(at % order.size());
    return question
        .apply(server)
        .onSuccess(answer -> away.remove(server))
        .recover(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              DarkroomException worst = worse(before, failure);
              List<String> left = new ArrayList<>(order);
              int next = at + 1;
              if (failure.failure().retryable()) {
                away.put(server, System.nanoTime());
              } else {
                left.removeIf(server::equals);
                next = at;
              }
              if (tries == 1 || left.isEmpty()) {
                return Future.failedFuture(told(worst));
              }
              int from = next;
              return vertx
                  .timer(Math.max(1, options.pause().toMillis()), TimeUnit.MILLISECONDS)
                  .compose(passed -> ask(left, from, tries - 1, question, worst));
            });
  }

  private boolean isAway(String server, long now) {
    Long since = away.get(server);
    return since != null && now - since < TimeUnit.SECONDS.toNanos(ASIDE_SECONDS);
  }

  /** What may pass counts more than what does not, and all counts more than "not here". */
  private static DarkroomException worse(DarkroomException before, DarkroomException now) {
    return before != null && weight(before) > weight(now) ? before : now;
  }

  private static int weight(DarkroomException failure) {
    if (failure.failure().retryable()) {
      return 2;
    }
    return failure.failure() == Failure.SOURCE_NOT_FOUND ? 0 : 1;
  }

  private static DarkroomException told(DarkroomException failure) {
    return failure.failure().retryable() && failure.failure() != Failure.CONTENT_CORRUPT
        ? Failure.CONTENT_UNAVAILABLE.with(
            "No content server could be asked; the last: " + failure.getMessage(), failure)
        : failure;
  }
}
