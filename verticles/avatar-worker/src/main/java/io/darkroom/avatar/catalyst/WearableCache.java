package io.darkroom.avatar.catalyst;

import io.darkroom.avatar.wardrobe.Wearable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is known of wearables, by pointer, for a while: also that there is none. It is known of the
 * servers that said so, and only to who trusts the same ones. What is being asked for one is asked
 * for all of those. One context.
 */
final class WearableCache {
  private record Known(Optional<Wearable> wearable, long until) {}

  private final CatalystOptions options;
  private final Map<String, Known> known;
  private final Map<String, Future<Optional<Wearable>>> coming = new HashMap<>();

  WearableCache(CatalystOptions options) {
    this.options = options;
    known =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > options.entities();
          }
        };
  }

  /**
   * Wearables by pointer, without those that are nowhere.
   *
   * @param circle names the servers that are asked
   * @param ask for those that are not known; gives those that there are
   */
  Future<Map<String, Wearable>> get(
      Collection<String> pointers,
      String circle,
      Function<List<String>, Future<Map<String, Wearable>>> ask) {
    Map<String, Future<Optional<Wearable>>> all = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    long now = System.nanoTime();
    for (String pointer : pointers) {
      String key = key(pointer, circle);
      Known there = known.get(key);
      if (there != null && now - there.until < 0) {
        all.put(pointer, Future.succeededFuture(there.wearable));
      } else if (coming.containsKey(key)) {
        all.put(pointer, coming.get(key));
      } else {
        missing.add(pointer);
      }
    }
    if (!missing.isEmpty()) {
      all.putAll(fetch(missing, circle, ask));
    }
    return Future.all(List.copyOf(all.values()))
        .map(
            complete -> {
              Map<String, Wearable> found = new LinkedHashMap<>();
              all.forEach(
                  (pointer, one) ->
                      one.result().ifPresent(wearable -> found.put(pointer, wearable)));
              return found;
            });
  }

  private static String key(String pointer, String circle) {
    return pointer + " " + circle;
  }

  private Map<String, Future<Optional<Wearable>>> fetch(
      List<String> missing,
      String circle,
      Function<List<String>, Future<Map<String, Wearable>>> ask) {
    Map<String, Promise<Optional<Wearable>>> promises = new LinkedHashMap<>();
    Map<String, Future<Optional<Wearable>>> futures = new LinkedHashMap<>();
    for (String pointer : missing) {
      Promise<Optional<Wearable>> promise = Promise.promise();
      promises.put(pointer, promise);
      futures.put(pointer, promise.future());
      coming.put(key(pointer, circle), promise.future());
    }
    ask.apply(missing)
        .onComplete(
            found ->
                promises.forEach(
                    (pointer, promise) -> {
                      Optional<Wearable> one = Optional.ofNullable(found.get(pointer));
                      coming.remove(key(pointer, circle));
                      keep(key(pointer, circle), one);
                      promise.complete(one);
                    }),
            failure ->
                promises.forEach(
                    (pointer, promise) -> {
                      coming.remove(key(pointer, circle));
                      promise.fail(failure);
                    }));
    return futures;
  }

  private void keep(String key, Optional<Wearable> wearable) {
    long ttl = (wearable.isPresent() ? options.entityTtl() : options.missingTtl()).toNanos();
    known.put(key, new Known(wearable, System.nanoTime() + ttl));
  }
}
