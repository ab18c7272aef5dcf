package io.darkroom.map.fetch;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Limits;
import io.darkroom.httpclient.AddressGuard;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.httpclient.GuardedClient;
import io.darkroom.httpclient.NotNow;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Fetches images of maps, for all jobs of a worker: what two of them want at the same time is asked
 * for once. Made and called on one context.
 */
public final class Fetcher {
  /** Servers give these by mistake, too, when they are busy. */
  private static final Set<Failure> WORTH_ANOTHER_TRY =
      Set.of(Failure.NOT_AN_IMAGE, Failure.IMAGE_TRUNCATED, Failure.IMAGE_CORRUPT);

  /** Longest time that a host is left alone because it said so; it may have been a mistake. */
  private static final Duration LONGEST_REST = Duration.ofMinutes(10);

  /** Longest time that a file is kept. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Vertx vertx;
  private final FetchOptions options;
  private final GuardedClient client;
  private final Hosts hosts;
  private final Kept kept;
  private final Inspection inspection;
  private final Map<Wanted, Ask> asked = new HashMap<>();

  /**
   * A fetcher.
   *
   * @param guard of the configuration; {@link FetchOptions#guard} is applied to it
   * @param limits of images that are let in
   */
  public Fetcher(Vertx vertx, FetchOptions options, GuardOptions guard, Limits limits) {
    this.vertx = vertx;
    this.options = options;
    client = GuardedClient.create(vertx, options.guard(guard));
    hosts = new Hosts(vertx, options.perHost(), options.perHostRate());
    kept = new Kept(options.cache());
    inspection = new Inspection(limits);
  }

  FetchOptions options() {
    return options;
  }

  Vertx vertx() {
    return vertx;
  }

  /** The image, if it is kept. */
  Optional<Buffer> kept(Wanted wanted) {
    return kept.get(wanted);
  }

  /**
   * The image, which was looked at but not decoded. Fails as {@link GuardedClient#get} and {@link
   * Inspection} do, after it was asked for as often as may help; at once when its host wants to be
   * left alone for longer than it is waited for.
   *
   * @param nanos how long from now it is waited for
   * @param over completes when it is not waited for any longer
   */
  Future<Buffer> fetch(Wanted wanted, long nanos, Future<?> over) {
    Ask under = asked.get(wanted);
    if (under != null) {
      return under.join(nanos, over);
    }
    Ask ask = new Ask();
    asked.put(wanted, ask);
    Future<Buffer> joined = ask.join(nanos, over);
    attempt(wanted, ask, 1)
        .onComplete(
            ended -> {
              asked.remove(wanted);
              ask.ended(ended);
            });
    return joined;
  }

  private Future<Buffer> attempt(Wanted wanted, Ask ask, int number) {
    String host;
    try {
      host = AddressGuard.host(wanted.url());
    } catch (DarkroomException invalid) {
      return Future.failedFuture(invalid);
    }
    return hosts
        .ask(host, errand(wanted, host, ask))
        .recover(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              return number < options.tries()
                      && worthAnother(failure.failure())
                      && ask.matters(hosts.resting(host))
                  ? pause(number).compose(waited -> attempt(wanted, ask, number + 1))
                  : Future.failedFuture(failure);
            });
  }

  private static boolean worthAnother(Failure failure) {
    return failure.retryable() || WORTH_ANOTHER_TRY.contains(failure);
  }

  private Hosts.Errand<Buffer> errand(Wanted wanted, String host, Ask ask) {
    return new Hosts.Errand<>() {
      @Override
      public Future<Buffer> go() {
        return once(wanted, host);
      }

      @Override
      public boolean canWait(long nanos) {
        return ask.matters(nanos);
      }
    };
  }

  private Future<Buffer> once(Wanted wanted, String host) {
    return client
        .get(wanted.url())
        .onFailure(error -> rest(host, DarkroomException.of(error)))
        .map(
            fetched -> {
              inspection.check(wanted, fetched.body(), "The server " + host);
              Duration fresh = fetched.fresh().orElse(options.cacheFor());
              kept.put(wanted, fetched.body(), shorter(fresh, LONGEST));
              return fetched.body();
            });
  }

  private void rest(String host, DarkroomException failure) {
    NotNow.of(failure).ifPresent(time -> hosts.rest(host, shorter(time, LONGEST_REST), failure));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** By up to half of itself longer or shorter, so that what failed together comes back apart. */
  private Future<Void> pause(int number) {
    double wait = options.retryAfter().toMillis() * Math.pow(2, number - 1.0);
    Promise<Void> promise = Promise.promise();
    vertx.setTimer(
        Math.max(1, Math.round(wait * ThreadLocalRandom.current().nextDouble(0.5, 1.5))),
        passed -> promise.complete());
    return promise.future();
  }

  /** Closes its connections. */
  public Future<Void> close() {
    return client.close();
  }
}
