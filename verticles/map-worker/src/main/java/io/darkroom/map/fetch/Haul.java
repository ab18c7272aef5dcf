package io.darkroom.map.fetch;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.httpclient.AddressGuard;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Fetches all images that one picture needs, as far as they can be had in {@link
 * FetchOptions#fetchWithin}. One context.
 */
public final class Haul {
  /** Images that one haul asks a host for at a time = {@value}: others have their turn, too. */
  private static final int AT_ONCE = 24;

  /**
   * What came of it; each image that was wanted is in one of the first two.
   *
   * @param files what was fetched
   * @param failures why the others were not
   * @param kept how many of the files were in the cache
   */
  public record Catch(
      Map<Wanted, Buffer> files, Map<Wanted, DarkroomException> failures, int kept) {}

  /** Hears how far a haul is. Called on the context. */
  @FunctionalInterface
  public interface Told {
    /** So many images are there, or will not be. */
    void heard(int done, int all);
  }

  private final Fetcher fetcher;
  private final Set<Wanted> all;
  private final Told told;
  private final long begun = System.nanoTime();
  private final Map<Wanted, Buffer> files = new HashMap<>();
  private final Map<Wanted, DarkroomException> failures = new HashMap<>();
  private final Promise<Catch> promise = Promise.promise();
  private int kept;

  private Haul(Fetcher fetcher, Collection<Wanted> wanted, Told told) {
    this.fetcher = fetcher;
    all = new LinkedHashSet<>(wanted);
    this.told = told;
  }

  /**
   * Fetches images. Fails with {@code INVALID_URL} or {@code ADDRESS_FORBIDDEN} when one has such
   * an address: that is no hole in a map but a wrong request.
   *
   * @param over fails when nothing more is wanted; so does the result then
   */
  public static Future<Catch> of(
      Fetcher fetcher, Collection<Wanted> wanted, Future<Void> over, Told told) {
    Haul haul = new Haul(fetcher, wanted, told);
    Map<String, Share> shares = new LinkedHashMap<>();
    try {
      for (Wanted one : haul.all) {
        String host = AddressGuard.host(one.url());
        shares.computeIfAbsent(host, first -> haul.new Share()).waiting.add(one);
      }
    } catch (DarkroomException invalid) {
      return Future.failedFuture(invalid);
    }
    over.onFailure(haul.promise::tryFail);
    long timer =
        fetcher.vertx().setTimer(fetcher.options().fetchWithin().toMillis(), late -> haul.timeUp());
    haul.promise.future().onComplete(ended -> fetcher.vertx().cancelTimer(timer));
    shares.values().forEach(Share::next);
    haul.checkAll();
    return haul.promise.future();
  }

  /** What is asked of one host. One that hangs does not keep the others from being asked. */
  private final class Share {
    private final Queue<Wanted> waiting = new ArrayDeque<>();
    private int asked;
    private boolean asking;

    /** What is kept is there at once: then this is called while it goes on. */
    private void next() {
      if (asking) {
        return;
      }
      asking = true;
      while (asked < AT_ONCE && !waiting.isEmpty() && !promise.future().isComplete()) {
        asked++;
        ask(waiting.remove());
      }
      asking = false;
    }

    private void ask(Wanted wanted) {
      Optional<Buffer> known = fetcher.kept(wanted);
      if (known.isPresent()) {
        kept++;
        ended(wanted, known.get(), null);
        return;
      }
      long left = fetcher.options().fetchWithin().toNanos() - (System.nanoTime() - begun);
      fetcher
          .fetch(wanted, left, promise.future())
          .onComplete(
              file -> ended(wanted, file, null),
              error -> ended(wanted, null, DarkroomException.of(error)));
    }

    private void ended(Wanted wanted, Buffer file, DarkroomException failure) {
      if (promise.future().isComplete()) {
        return;
      }
      asked--;
      if (file != null) {
        files.put(wanted, file);
      } else if (failure.failure() == Failure.INVALID_URL
          || failure.failure() == Failure.ADDRESS_FORBIDDEN) {
        promise.tryFail(failure);
        return;
      } else {
        failures.put(wanted, failure);
      }
      told.heard(files.size() + failures.size(), all.size());
      checkAll();
      next();
    }
  }

  private void checkAll() {
    if (files.size() + failures.size() == all.size()) {
      promise.tryComplete(new Catch(files, failures, kept));
    }
  }

  private void timeUp() {
    DarkroomException late =
        Failure.SOURCE_TIMEOUT.with(
            "It was not there within map-worker.fetchWithin of "
                + fetcher.options().fetchWithin().toMillis()
                + " ms.");
    for (Wanted wanted : all) {
      if (!files.containsKey(wanted)) {
        failures.putIfAbsent(wanted, late);
      }
    }
    promise.tryComplete(new Catch(files, failures, kept));
  }
}
