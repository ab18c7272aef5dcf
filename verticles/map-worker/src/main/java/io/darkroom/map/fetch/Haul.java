package io.darkroom.map.fetch;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Fetches all images that one picture needs, as far as they can be had in {@link
 * FetchOptions#fetchWithin}. One context.
 */
public final class Haul {
  /** Images that one haul asks for at a time = {@value}: others have their turn, too. */
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
  private final Queue<Wanted> waiting;
  private final Told told;
  private final Map<Wanted, Buffer> files = new HashMap<>();
  private final Map<Wanted, DarkroomException> failures = new HashMap<>();
  private final Promise<Catch> promise = Promise.promise();
  private int kept;
  private int asked;
  private boolean asking;

  private Haul(Fetcher fetcher, Collection<Wanted> wanted, Told told) {
    this.fetcher = fetcher;
    all = new LinkedHashSet<>(wanted);
    waiting = new ArrayDeque<>(all);
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
    over.onFailure(haul.promise::tryFail);
    long timer =
        fetcher.vertx().setTimer(fetcher.options().fetchWithin().toMillis(), late -> haul.timeUp());
    haul.promise.future().onComplete(ended -> fetcher.vertx().cancelTimer(timer));
    haul.next();
    return haul.promise.future();
  }

  /** What is kept is there at once: then this is called while it goes on. */
  private void next() {
    if (asking) {
      return;
    }
    asking = true;
    while (asked < AT_ONCE && !waiting.isEmpty() && !promise.future().isComplete()) {
      Wanted wanted = waiting.remove();
      asked++;
      kept += fetcher.kept(wanted).isPresent() ? 1 : 0;
      fetcher
          .fetch(wanted)
          .onComplete(
              file -> ended(wanted, file, null),
              error -> ended(wanted, null, DarkroomException.of(error)));
    }
    asking = false;
    if (asked == 0 && waiting.isEmpty()) {
      promise.tryComplete(new Catch(files, failures, kept));
    }
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
    next();
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
