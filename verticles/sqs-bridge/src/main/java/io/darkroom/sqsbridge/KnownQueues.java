package io.darkroom.sqsbridge;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The queues that messages can be sent to, by name. Listed when first needed, when the list has got
 * old, when it has served its number of receive calls, and, not too often, for a name that is not
 * in it. Used on one context.
 */
final class KnownQueues {
  /** Names that are not there ask for a new list no more often than this. */
  static final Duration UNKNOWN_EVERY = Duration.ofSeconds(5);

  private final Supplier<Future<Map<String, String>>> lister;
  private final Duration every;
  private final int calls;
  private final LongSupplier nanoTime;
  private Map<String, String> urls;
  private long listedAt;
  private int received;
  private Future<Void> listing;

  /**
   * @param lister gives the URLs of all queues by name
   * @param every how old the list gets
   * @param calls how many receive calls it serves
   * @param nanoTime the clock
   */
  KnownQueues(
      Supplier<Future<Map<String, String>>> lister,
      Duration every,
      int calls,
      LongSupplier nanoTime) {
    this.lister = lister;
    this.every = every;
    this.calls = calls;
    this.nanoTime = nanoTime;
  }

  /**
   * The URL of the queue of that name; a URL is taken if it is in the list. Fails with
   * QUEUE_NOT_FOUND, or with BROKER_UNAVAILABLE when there is no list.
   */
  Future<String> url(String name) {
    if (urls == null) {
      return list().compose(listed -> known(name));
    }
    if (find(name) == null) {
      return older(UNKNOWN_EVERY) ? list().compose(listed -> known(name)) : known(name);
    }
    refreshIfOld();
    return known(name);
  }

  /** Counts a receive call. */
  void received() {
    received++;
    if (urls != null) {
      refreshIfOld();
    }
  }

  /** SQS says that there is no such queue, whatever the list says. */
  void forget(String name) {
    if (urls != null && urls.containsKey(name)) {
      Map<String, String> others = new HashMap<>(urls);
      others.remove(name);
      urls = Map.copyOf(others);
    }
  }

  private Future<String> known(String name) {
    String url = find(name);
    return url == null
        ? Future.failedFuture(SqsErrors.notFound(name, null))
        : Future.succeededFuture(url);
  }

  private String find(String name) {
    return QueueName.isUrl(name) ? (urls.containsValue(name) ? name : null) : urls.get(name);
  }

  private void refreshIfOld() {
    if (older(every) || received >= calls) {
      // What is known serves meanwhile, and goes on to if this fails.
      list();
    }
  }

  private Future<Void> list() {
    if (listing == null) {
      received = 0;
      // Also when it fails: a server in trouble is not asked at every message.
      listedAt = nanoTime.getAsLong();
      Promise<Void> ended = Promise.promise();
      listing = ended.future();
      lister
          .get()
          .onSuccess(listed -> urls = listed)
          .<Void>mapEmpty()
          .onComplete(
              done -> {
                listing = null;
                ended.handle(done);
              });
      return ended.future();
    }
    return listing;
  }

  private boolean older(Duration age) {
    return nanoTime.getAsLong() - listedAt >= age.toNanos();
  }
}
