package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps blobs in named buckets. A blob is whole or not there: a put that fails or whose process
 * dies leaves the blob as it was. Futures complete on the caller's Vert.x context.
 *
 * <p>Failures: {@code INVALID_KEY} for a bucket that is not configured or a key that is not made of
 * plain folders and names; {@code BLOB_NOT_FOUND}; {@code BLOB_EXISTS}; {@code
 * RANGE_NOT_SATISFIABLE}; {@code STORAGE_UNAVAILABLE} for everything that may pass.
 */
public interface BlobStore {
  /** Most blobs that {@link #clear} lists and removes at a time = {@value}: S3 takes no more. */
  int PAGE = 1_000;

  /** Makes the store ready; with files, creates the folders. */
  Future<Void> open();

  /** Fails with {@code STORAGE_UNAVAILABLE} when the store cannot be reached. */
  Future<Void> check();

  /** Stores bytes, over what was there. */
  Future<BlobInfo> put(BlobRef ref, BlobMeta meta, Buffer bytes);

  /** Stores bytes unless the blob exists already: then {@code BLOB_EXISTS}. */
  Future<BlobInfo> putIfAbsent(BlobRef ref, BlobMeta meta, Buffer bytes);

  /**
   * Stores a stream whose length need not be known, with back-pressure: little more than one part
   * of it is ever in memory. When the stream fails, nothing is stored and its failure comes out
   * unchanged. The stream must be paused, and is resumed here.
   */
  Future<BlobInfo> put(BlobRef ref, BlobMeta meta, ReadStream<Buffer> stream);

  /** What is known of a blob. */
  Future<BlobInfo> head(BlobRef ref);

  /** Streams a blob, or the part of it that {@code range} (may be null) names. */
  Future<BlobContent> get(BlobRef ref, ByteRange range);

  /** The whole blob; fails with {@code SOURCE_TOO_LARGE} beyond {@code maxBytes}. */
  Future<Buffer> read(BlobRef ref, long maxBytes);

  /** Removes blobs; those that are not there are no failure. */
  Future<Void> delete(List<BlobRef> refs);

  /** Up to {@code limit} blobs whose key begins with {@code prefix}, in the order of their keys. */
  Future<List<BlobInfo>> list(String bucket, String prefix, int limit);

  /** Removes all blobs whose key begins with {@code prefix}. */
  default Future<Void> clear(String bucket, String prefix) {
    return list(bucket, prefix, PAGE)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture()
                    : delete(found.stream().map(BlobInfo::ref).toList())
                        .compose(
                            deleted ->
                                found.size() < PAGE
                                    ? Future.succeededFuture()
                                    : clear(bucket, prefix)));
  }

  /** A URL under which whoever has it can read the blob for a while; empty where there is none. */
  Optional<String> presign(BlobRef ref, Duration validFor);

  /** The URL under which the public finds the blob; empty where there is none. */
  Optional<String> publicUrl(BlobRef ref);

  /** Frees connections and threads. */
  Future<Void> close();
}
