package io.darkroom.avatar.catalyst;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Files by their content identifiers, which name them for ever: those used last, up to so many
 * bytes in all. What is being fetched for one is fetched for all. One context.
 */
final class ContentCache {
  private final long maxBytes;
  private final Map<String, Buffer> files = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Future<Buffer>> coming = new HashMap<>();
  private long bytes;

  ContentCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The file of that name: remembered, on its way, or fetched now. */
  Future<Buffer> get(String hash, Supplier<Future<Buffer>> fetch) {
    Buffer there = files.get(hash);
    if (there != null) {
      return Future.succeededFuture(there);
    }
    Future<Buffer> onItsWay = coming.get(hash);
    if (onItsWay != null) {
      return onItsWay;
    }
    Future<Buffer> fetched = fetch.get();
    coming.put(hash, fetched);
    return fetched.onComplete(
        file -> {
          coming.remove(hash);
          keep(hash, file);
        },
        failure -> coming.remove(hash));
  }

  /** Bytes that are remembered. */
  long bytes() {
    return bytes;
  }

  private void keep(String hash, Buffer file) {
    if (file.length() > maxBytes) {
      return;
    }
    Buffer before = files.put(hash, file);
    bytes += file.length() - (before == null ? 0 : before.length());
    Iterator<Buffer> eldest = files.values().iterator();
    while (bytes > maxBytes) {
      bytes -= eldest.next().length();
      eldest.remove();
    }
  }
}
