package io.darkroom.avatar.catalyst;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Files by their content identifiers, which name them for ever: those used last, up to so many
 * bytes in all. What is being fetched for one is fetched for all who trust the same servers; so it
 * is with what could not be verified, or a server that one job names could give others what it
 * likes. One context.
 */
final class ContentCache {
  private final long maxBytes;
  private final Map<String, Content> files = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Future<Content>> coming = new HashMap<>();
  private long bytes;

  ContentCache(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /**
   * The file of that name: remembered, on its way, or fetched now.
   *
   * @param circle names the servers that are asked
   */
  Future<Content> get(String hash, String circle, Supplier<Future<Content>> fetch) {
    Content verified = files.get(hash);
    if (verified != null) {
      return Future.succeededFuture(verified);
    }
    String theirs = hash + " " + circle;
    Content said = files.get(theirs);
    if (said != null) {
      return Future.succeededFuture(said);
    }
    Future<Content> onItsWay = coming.get(theirs);
    if (onItsWay != null) {
      return onItsWay;
    }
    Future<Content> fetched = fetch.get();
    coming.put(theirs, fetched);
    return fetched.onComplete(
        file -> {
          coming.remove(theirs);
          keep(file.verified() ? hash : theirs, file);
        },
        failure -> coming.remove(theirs));
  }

  /** Bytes that are remembered. */
  long bytes() {
    return bytes;
  }

  private void keep(String key, Content file) {
    long added = file.bytes().length();
    if (added > maxBytes) {
      return;
    }
    Content before = files.put(key, file);
    bytes += added - (before == null ? 0 : before.bytes().length());
    Iterator<Content> eldest = files.values().iterator();
    while (bytes > maxBytes) {
      bytes -= eldest.next().bytes().length();
      eldest.remove();
    }
  }
}
