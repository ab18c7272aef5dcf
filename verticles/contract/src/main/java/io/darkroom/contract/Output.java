package io.darkroom.contract;

import io.vertx.core.json.JsonObject;

/**
 * Where a job's renditions go: {@code <prefix><job id>/<rendition>.<extension>} in a bucket. Keys
 * hold the job's id, so that a job which runs twice overwrites and never litters.
 *
 * @param bucket a configured bucket
 * @param prefix goes before the job's id; empty, or ends with {@code /}
 */
public record Output(String bucket, String prefix) {
  /** The public bucket, no prefix. */
  public static final Output DEFAULT = new Output(BlobRef.PUBLIC, "");

  /** The place of one rendition. */
  public BlobRef place(String jobId, String rendition, String extension) {
    return new BlobRef(bucket, prefix + jobId + "/" + rendition + "." + extension);
  }

  /** As JSON: {@code {"bucket", "prefix"}}. */
  public JsonObject toJson() {
    return new JsonObject().put("bucket", bucket).put("prefix", prefix);
  }

  /** Reads what {@link #toJson} wrote. */
  public static Output of(JsonObject json) {
    return json == null
        ? DEFAULT
        : new Output(json.getString("bucket"), json.getString("prefix", ""));
  }

  static Output read(Conf conf) {
    String bucket = conf.text("bucket", BlobRef.PUBLIC);
    String prefix = conf.text("prefix", "");
    if (!prefix.isEmpty() && !prefix.matches("([A-Za-z0-9_-][A-Za-z0-9._-]*/)+")) {
      conf.complain(
          Failure.INVALID_VALUE,
          "prefix",
          "is \"" + prefix + "\", must be folders of letters, digits, . _ - that end with /");
    }
    return conf.done(new Output(bucket, prefix));
  }
}
