package io.darkroom.contract;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a job's renditions go: {@code <prefix><job id>/<rendition>.<extension>} in a bucket, unless
 * {@code keys} says otherwise. Keys hold the job's id, so that a job which runs twice overwrites
 * and never litters.
 *
 * @param bucket a configured bucket
 * @param prefix goes before the job's id; empty, or ends with {@code /}
 * @param keys from names of renditions to their whole keys, for edges whose clients know the keys
 *     beforehand. Senders cannot give them: they could name another's. {@value #EXT} in one stands
 *     for the extension that Darkroom gives the format ({@code jpg}), {@value #FORMAT} for the
 *     format's own name, the subtype of its media type ({@code jpeg})
 * @param expires whether what is at the prefix and the job's id is removed with the job's record:
 *     results that are nobody's for good. Not said by senders, and not together with keys
 */
public record Output(String bucket, String prefix, Map<String, String> keys, boolean expires) {
  /** What the keys of parts' products begin with = {@value}. */
  public static final String PARTS = "parts/";

  /** In a key, the extension = {@value}. */
  public static final String EXT = "{ext}";

  /** In a key, the format = {@value}. */
  public static final String FORMAT = "{format}";

  /** The public bucket, no prefix. */
  public static final Output DEFAULT = new Output(BlobRef.PUBLIC, "");

  public Output {
    keys = Map.copyOf(keys);
    if (expires && !keys.isEmpty()) {
      throw new IllegalArgumentException("whole keys are not removed: " + keys);
    }
  }

  /** Where in the private bucket a job's parts have what they make: {@code parts/<job id>/}. */
  public static Output ofPartsOf(String job) {
    return new Output(BlobRef.PRIVATE, PARTS + job + "/");
  }

  /** An output that stays. */
  public Output(String bucket, String prefix, Map<String, String> keys) {
    this(bucket, prefix, keys, false);
  }

  /** An output that stays, without keys of its own. */
  public Output(String bucket, String prefix) {
    this(bucket, prefix, Map.of());
  }

  /** An output in the private bucket that goes with the job's record. */
  public static Output expiring(String prefix) {
    return new Output(BlobRef.PRIVATE, prefix, Map.of(), true);
  }

  /** What the keys of a job's results begin with, where no whole keys are given. */
  public String folder(String jobId) {
    return prefix + jobId + "/";
  }

  /**
   * The place of one rendition.
   *
   * @param extension without the dot
   * @param contentType {@code type/subtype}
   */
  public BlobRef place(String jobId, String rendition, String extension, String contentType) {
    String key = keys.get(rendition);
    if (key == null) {
      return new BlobRef(bucket, folder(jobId) + rendition + "." + extension);
    }
    String format = contentType.substring(contentType.indexOf('/') + 1);
    return new BlobRef(bucket, key.replace(EXT, extension).replace(FORMAT, format));
  }

  /**
   * As JSON: {@code {"bucket", "prefix"}}, {@code "keys"} when there are any, and {@code "expires"}
   * when it is true.
   */
  public JsonObject toJson() {
    JsonObject json = new JsonObject().put("bucket", bucket).put("prefix", prefix);
    if (!keys.isEmpty()) {
      json.put("keys", new JsonObject(new TreeMap<>(keys)));
    }
    return expires ? json.put("expires", true) : json;
  }

  /** Reads what {@link #toJson} wrote. */
  public static Output of(JsonObject json) {
    if (json == null) {
      return DEFAULT;
    }
    Map<String, String> keys =
        json.getJsonObject("keys", new JsonObject()).stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
    return new Output(
        json.getString("bucket"),
        json.getString("prefix", ""),
        keys,
        json.getBoolean("expires", false));
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
