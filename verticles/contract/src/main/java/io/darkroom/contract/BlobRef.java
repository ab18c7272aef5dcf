package io.darkroom.contract;

import io.vertx.core.json.JsonObject;

/**
 * Where some bytes are kept.
 *
 * @param bucket a bucket's name as the configuration gives it: {@link #PRIVATE}, {@link #PUBLIC} or
 *     one the installation added; never the name in S3
 * @param key the key within it, with {@code /} between parts
 */
public record BlobRef(String bucket, String key) {
  /** Originals and uploads: nobody outside reads it. */
  public static final String PRIVATE = "private";

  /** Results. */
  public static final String PUBLIC = "public";

  /** The reference as JSON: {@code {"bucket", "key"}}. */
  public JsonObject toJson() {
    return new JsonObject().put("bucket", bucket).put("key", key);
  }

  /** Reads what {@link #toJson} wrote. */
  public static BlobRef of(JsonObject json) {
    return new BlobRef(json.getString("bucket"), json.getString("key"));
  }

  static BlobRef read(Conf conf) {
    return conf.done(new BlobRef(conf.text("bucket"), conf.text("key")));
  }
}
