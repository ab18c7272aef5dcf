package io.darkroom.map.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;

/**
 * Files by their address, as long as each may be kept, and no more bytes than there is room for.
 */
final class Kept {
  /** What a file takes beside its bytes and its address = {@value}, about. */
  private static final int EXTRA = 200;

  private record File(Buffer bytes, long nanos) {}

  private final Cache<String, File> cache;

  Kept(long bytes) {
    cache =
        Caffeine.newBuilder()
            .maximumWeight(bytes)
            .weigher((String url, File file) -> file.bytes.length() + 2 * url.length() + EXTRA)
            .expireAfter(Expiry.creating((String url, File file) -> Duration.ofNanos(file.nanos)))
            .executor(Runnable::run)
            .build();
  }

  Optional<Buffer> get(String url) {
    return Optional.ofNullable(cache.getIfPresent(url)).map(File::bytes);
  }

  void put(String url, Buffer bytes, Duration time) {
    if (!time.isZero()) {
      cache.put(url, new File(bytes, time.toNanos()));
    }
  }
}
