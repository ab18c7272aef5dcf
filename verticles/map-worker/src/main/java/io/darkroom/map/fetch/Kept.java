package io.darkroom.map.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Files by what was wanted, as long as each may be kept, and no more bytes than there is room for.
 */
final class Kept {
  /** What a file takes beside its bytes and its address = {@value}, about. */
  private static final int EXTRA = 200;

  private record File(Buffer bytes, long nanos) {}

  private final Cache<Wanted, File> cache;

  Kept(long bytes) {
    cache =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher(
                (Wanted wanted, File file) ->
                    file.bytes.length() + 2 * wanted.url().length() + EXTRA)
            .expireAfter(
                Expiry.creating((Wanted wanted, File file) -> Duration.ofNanos(file.nanos)))
            .executor(Runnable::run)
            .build();
  }

  Optional<Buffer> get(Wanted wanted) {
    return Optional.ofNullable(cache.getIfPresent(wanted)).map(File::bytes);
  }

  void put(Wanted wanted, Buffer bytes, Duration time) {
    if (!time.isZero()) {
      cache.put(wanted, new File(bytes, time.toNanos()));
    }
  }
}
