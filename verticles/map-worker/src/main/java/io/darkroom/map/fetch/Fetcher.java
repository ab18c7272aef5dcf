package io.darkroom.map.fetch;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.header.Limits;
import io.darkroom.httpclient.AddressGuard;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.httpclient.GuardedClient;
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

  /** Longest time that a file is kept. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Vertx vertx;
  private final FetchOptions options;
  private final GuardedClient client;
  private final Hosts hosts;
  private final Kept kept;
  private final Inspection inspection;
  private final Map<Wanted, Future<Buffer>> asked = new HashMap<>();

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
    return kept.get(wanted.url());
  }

  /**
   * The image, which was looked at but not decoded. Fails as {@link GuardedClient#get} and {@link
   * Inspection} do, after it was asked for as often as may help.
   */
  Future<Buffer> fetch(Wanted wanted) {
    Optional<Buffer> known = kept(wanted);
    if (known.isPresent()) {
      return Future.succeededFuture(known.get());
    }
    Future<Buffer> under = asked.get(wanted);
    if (under != null) {
      return under;
    }
    Future<Buffer> fetched = attempt(wanted, 1);
    if (!fetched.isComplete()) {
      asked.put(wanted, fetched);
      fetched.onComplete(ended -> asked.remove(wanted));
    }
    return fetched;
  }

  private Future<Buffer> attempt(Wanted wanted, int number) {
    return once(wanted)
        .recover(
            error -> {
              DarkroomException failure = DarkroomException.of(error);
              return number < options.tries() && worthAnother(failure.failure())
                  ? pause(number).compose(waited -> attempt(wanted, number + 1))
                  : Future.failedFuture(failure);
            });
  }

  private static boolean worthAnother(Failure failure) {
    return failure.retryable() || WORTH_ANOTHER_TRY.contains(failure);
  }

  private Future<Buffer> once(Wanted wanted) {
    String host;
    try {
      host = AddressGuard.host(wanted.url());
    } catch (DarkroomException invalid) {
      return Future.failedFuture(invalid);
    }
    return hosts
        .ask(host, () -> client.get(wanted.url()))
        .map(
            fetched -> {
              inspection.check(wanted, fetched.body(), "The server " + host);
              Duration fresh = fetched.fresh().orElse(options.cacheFor());
              kept.put(
                  wanted.url(), fetched.body(), fresh.compareTo(LONGEST) < 0 ? fresh : LONGEST);
              return fetched.body();
            });
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
