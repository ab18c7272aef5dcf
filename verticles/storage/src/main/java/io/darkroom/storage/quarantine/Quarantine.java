package io.darkroom.storage.quarantine;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobMeta;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The list. A first crash makes a source a suspect, a second one within {@link #FORGOTTEN}
 * quarantines it; puts that only succeed where there is nothing yet keep two nodes from counting
 * one crash twice or two as one. Keys are {@code quarantine/<sha256>-<bytes>}, so that a listing
 * alone tells whom to look at.
 */
public final class Quarantine {
  /** A suspect that did nothing more for so long is none any more. */
  static final Duration FORGOTTEN = Duration.ofDays(7);

  /** Most that a listing gives = {@value}. */
  public static final int MOST = 1_000;

  private static final String PREFIX = "quarantine/";
  private static final String SUSPECTS = "quarantine-suspects/";
  private static final int LARGEST = 64 << 10;
  private static final BlobMeta META = BlobMeta.of("application/json");

  private final BlobStore store;

  public Quarantine(BlobStore store) {
    this.store = store;
  }

  /** A source crashed a codec; gives whether it is in quarantine now. */
  public Future<Boolean> accuse(Quarantined source) {
    BlobRef suspect = suspect(source.sha256());
    Buffer json = source.toJson().toBuffer();
    return store
        .putIfAbsent(suspect, META, json)
        .map(first -> false)
        .recover(
            failure ->
                exists(failure) ? second(source, suspect, json) : Future.failedFuture(failure));
  }

  private Future<Boolean> second(Quarantined source, BlobRef suspect, Buffer json) {
    return store
        .head(suspect)
        .compose(
            first ->
                first.modified().isBefore(Instant.now().minus(FORGOTTEN))
                    ? store.put(suspect, META, json).map(false)
                    : store
                        .putIfAbsent(entry(source.sha256(), source.bytes()), META, json)
                        .map(true)
                        .recover(
                            failure ->
                                exists(failure)
                                    ? Future.succeededFuture(true)
                                    : Future.failedFuture(failure)));
  }

  /** All that are in quarantine, up to {@value #MOST}. */
  public Future<List<Fingerprint>> fingerprints() {
    return store
        .list(BlobRef.PRIVATE, PREFIX, MOST)
        .map(found -> found.stream().map(Quarantine::fingerprint).toList());
  }

  /** What is known of those in quarantine, by their fingerprints; up to so many. */
  public Future<List<Quarantined>> list(int limit) {
    return store
        .list(BlobRef.PRIVATE, PREFIX, limit)
        .compose(
            found -> {
              List<Future<Quarantined>> read = found.stream().map(one -> read(one.ref())).toList();
              return Future.all(read).map(all -> all.<Quarantined>list());
            });
  }

  /** Lets a source go, and forgets that it was suspected; {@code QUARANTINE_NOT_FOUND}. */
  public Future<Void> release(String sha256) {
    if (!sha256.matches("[0-9a-f]{64}")) {
      return Future.failedFuture(
          Failure.INVALID_VALUE.with(
              "sha256 is \"" + sha256 + "\", must be 64 lower-case hex digits"));
    }
    return store
        .list(BlobRef.PRIVATE, PREFIX + sha256, 1)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.failedFuture(
                        Failure.QUARANTINE_NOT_FOUND.with(
                            "No source with the SHA-256 "
                                + sha256
                                + " is in quarantine; GET /v1/quarantine lists them."))
                    : store.delete(List.of(found.get(0).ref(), suspect(sha256))));
  }

  private Future<Quarantined> read(BlobRef ref) {
    return store.read(ref, LARGEST).map(json -> Quarantined.of(new JsonObject(json)));
  }

  private static Fingerprint fingerprint(BlobInfo entry) {
    String name = entry.ref().key().substring(PREFIX.length());
    int dash = name.indexOf('-');
    return new Fingerprint(name.substring(0, dash), Long.parseLong(name.substring(dash + 1)));
  }

  private static BlobRef entry(String sha256, long bytes) {
    return new BlobRef(BlobRef.PRIVATE, PREFIX + sha256 + "-" + bytes);
  }

  private static BlobRef suspect(String sha256) {
    return new BlobRef(BlobRef.PRIVATE, SUSPECTS + sha256);
  }

  private static boolean exists(Throwable failure) {
    return failure instanceof DarkroomException ours && ours.failure() == Failure.BLOB_EXISTS;
  }
}
