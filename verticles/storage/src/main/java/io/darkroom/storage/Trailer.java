package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What is kept beside a blob's bytes, at the end of the same file: {@code [bytes][JSON][length of
 * the JSON, 4 bytes][magic, 4 bytes]}. One file means that one rename publishes bytes and meta
 * together; two could be torn apart by a kill between them. The bytes come first, so that image
 * viewers open the file.
 *
 * <p>A file without a trailer was put there by hand and is a blob, too.
 */
record Trailer(String etag, Instant modified, BlobMeta meta) {
  /** The trailer is in the last so many bytes of the file = {@value}. */
  static final int MAX_BYTES = 16 << 10;

  private static final int MAGIC = 0x444b5231; // "DKR1"
  private static final int FOOT_BYTES = 8;

  /** As it is appended; {@code INVALID_VALUE} when there is too much of it. */
  Buffer encode() {
    JsonObject user = new JsonObject();
    meta.user().forEach(user::put);
    Buffer json =
        new JsonObject()
            .put("etag", etag)
            .put("modified", modified.toEpochMilli())
            .put("contentType", meta.contentType())
            .put("cacheControl", meta.cacheControl())
            .put("user", user)
            .toBuffer();
    if (json.length() + FOOT_BYTES > MAX_BYTES) {
      throw Failure.INVALID_VALUE.with(
          "A blob's metadata is %d bytes, must be at most %d."
              .formatted(json.length(), MAX_BYTES - FOOT_BYTES));
    }
    int length = json.length();
    return json.appendInt(length).appendInt(MAGIC);
  }

  /**
   * What the end of a file tells of the blob in it.
   *
   * @param tail the last bytes of the file, {@link #MAX_BYTES} of them if it has so many
   * @param fileBytes the file's size
   * @param fileModified when the file was written, in epoch milliseconds: asked only without a
   *     trailer
   */
  static BlobInfo decode(BlobRef ref, Buffer tail, long fileBytes, LongSupplier fileModified) {
    int end = tail.length();
    if (end >= FOOT_BYTES && tail.getInt(end - 4) == MAGIC) {
      int length = tail.getInt(end - FOOT_BYTES);
      int start = end - FOOT_BYTES - length;
      if (length >= 0 && start >= 0) {
        BlobInfo info = parse(ref, tail.getBuffer(start, start + length), fileBytes - end + start);
        if (info != null) {
          return info;
        }
      }
    }
    long modified = fileModified.getAsLong();
    return new BlobInfo(
        ref,
        fileBytes,
        Long.toHexString(modified) + "-" + Long.toHexString(fileBytes),
        Instant.ofEpochMilli(modified),
        BlobMeta.of("application/octet-stream"));
  }

  private static BlobInfo parse(BlobRef ref, Buffer text, long bytes) {
    try {
      JsonObject json = text.toJsonObject();
      Map<String, String> user = new HashMap<>();
      json.getJsonObject("user")
          .forEach(entry -> user.put(entry.getKey(), (String) entry.getValue()));
      return new BlobInfo(
          ref,
          bytes,
          json.getString("etag"),
          Instant.ofEpochMilli(json.getLong("modified")),
          new BlobMeta(
              json.getString("contentType"), json.getString("cacheControl"), Map.copyOf(user)));
    } catch (DecodeException | ClassCastException | NullPointerException notOurs) {
      return null;
    }
  }
}
