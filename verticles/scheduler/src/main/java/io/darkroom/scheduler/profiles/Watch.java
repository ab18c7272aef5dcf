package io.darkroom.scheduler.profiles;

import io.darkroom.contract.DarkroomException;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One attempt at watching: polls, one after the other, until its time is over. Lives on the loop's
 * context.
 */
final class Watch {
  /** First wait when changes are not taken = 500 ms; it doubles. */
  static final Duration FIRST_WAIT = Duration.ofMillis(500);

  /** Longest wait after what failed = 30 s. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Watch.class);

  private final Vertx vertx;
  private final Work work;
  private final FeedOptions options;
  private final long until;
  private final Clock clock;
  private final Peers peers;
  private final Receiver receiver;
  private final FeedMeters meters;
  private final Watermark file;
  private final Seen seen = new Seen();
  private final Promise<JsonObject> ended = Promise.promise();
  private long watermark;
  private long from;
  private boolean lookedBack;
  private long lookedBackAt;
  private int failures;
  private int given;

  Watch(
      Vertx vertx,
      Work work,
      FeedOptions options,
      long until,
      Clock clock,
      Peers peers,
      Receiver receiver,
      FeedMeters meters) {
    this.vertx = vertx;
    this.work = work;
    this.options = options;
    this.until = until;
    this.clock = clock;
    this.peers = peers;
    this.receiver = receiver;
    this.meters = meters;
    this.file = new Watermark(work, options.places());
  }

  /** Watches; gives the job's result when its time is over. */
  Future<JsonObject> run() {
    work.over().onFailure(ended::tryFail);
    file.read(clock.millis())
        .onComplete(
            read -> {
              watermark = Math.min(read, latest());
              from = watermark;
              next();
            },
            ended::tryFail);
    return ended.future();
  }

  /** Nothing more is begun; the attempt fails with that. */
  void end(DarkroomException reason) {
    ended.tryFail(reason);
  }

  private boolean over() {
    return ended.future().isComplete();
  }

  private void next() {
    if (over()) {
      return;
    }
    if (clock.millis() >= until) {
      ended.tryComplete(
          new JsonObject()
              .put("given", given)
              .put("watermark", watermark)
              .put("renditions", new JsonArray()));
      return;
    }
    work.progress(given, 0, "watching, all is given up to " + Instant.ofEpochMilli(watermark));
    poll()
        .onComplete(
            polled -> {
              if (failures > 0) {
                log.atInfo().addKeyValue("server", peers.asked()).log("profiles are watched again");
              }
              failures = 0;
              meters.polled(true);
              vertx.setTimer(options.every().toMillis(), passed -> next());
            },
            this::failed);
  }

  /** Another server is asked at once, until all have failed; then with longer and longer waits. */
  private void failed(Throwable error) {
    if (over()) {
      return;
    }
    DarkroomException failure = DarkroomException.of(error);
    meters.polled(false);
    log.atLevel(failures == 0 ? failure.failure().level() : Level.DEBUG)
        .setCause(failure.getCause())
        .addKeyValue("server", peers.asked())
        .addKeyValue("failure", failure.failure())
        .log("profiles could not be watched, it is tried again: {}", failure.getMessage());
    peers.turn();
    lookedBack = false;
    failures++;
    int rounds = failures / peers.size();
    long wait = rounds == 0 ? 1 : options.every().toMillis() << Math.min(rounds - 1, 16);
    vertx.setTimer(Math.min(wait, LONGEST_WAIT.toMillis()), passed -> next());
  }

  private Future<Void> poll() {
    boolean back = !lookedBack || clock.millis() - lookedBackAt >= options.overlap().toMillis() / 2;
    if (!back) {
      return peers.first(from).compose(page -> take(page, 1));
    }
    long begun = clock.millis();
    return peers
        .ready()
        .compose(ready -> peers.first(Math.max(0, watermark - options.overlap().toMillis())))
        .compose(page -> take(page, 1))
        .onSuccess(
            taken -> {
              lookedBack = true;
              lookedBackAt = begun;
              seen.forget(watermark - options.overlap().toMillis());
            });
  }

  private Future<Void> take(FeedPage page, int number) {
    List<Change> unseen = page.changes().stream().filter(change -> !seen.has(change)).toList();
    List<Change> latest = Change.latest(unseen);
    return (latest.isEmpty() ? Future.<Void>succeededFuture() : give(latest, FIRST_WAIT))
        .compose(
            done -> {
              unseen.forEach(seen::add);
              given += latest.size();
              meters.changes("given", latest.size());
              meters.changes("outdated", unseen.size() - latest.size());
              meters.changes("strange", page.strange());
              return advance(page.last());
            })
        .compose(
            moved -> {
              // What is left of a long list the next poll goes on with.
              from = page.next() == null ? watermark : page.last();
              return page.next() == null || number >= options.maxPages()
                  ? Future.succeededFuture()
                  : peers.next(page).compose(following -> take(following, number + 1));
            });
  }

  /** Gives until they are taken, with longer and longer waits; nothing is read meanwhile. */
  private Future<Void> give(List<Change> changes, Duration wait) {
    return receiver
        .give(changes)
        .recover(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              if (!failure.failure().retryable() || over() || clock.millis() >= until) {
                return Future.failedFuture(failure);
              }
              log.atLevel(wait.equals(FIRST_WAIT) ? Level.WARN : Level.DEBUG)
                  .addKeyValue("failure", failure.failure())
                  .addKeyValue("held", changes.size())
                  .log("changed profiles are held: {}", failure.getMessage());
              Duration longer = wait.multipliedBy(2);
              return vertx
                  .timer(wait.toMillis())
                  .compose(
                      waited ->
                          give(
                              changes, longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer));
            });
  }

  private Future<Void> advance(long to) {
    long known = Math.min(to, latest());
    if (known <= watermark) {
      return Future.succeededFuture();
    }
    return file.write(known).onSuccess(written -> watermark = known);
  }

  /**
   * Where the watermark may be at most: a server whose clock is fast, or that says so, would have
   * skipped what other servers tell of until then.
   */
  private long latest() {
    return clock.millis() + options.overlap().toMillis() / 2;
  }
}
