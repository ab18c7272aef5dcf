package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.BucketNames;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where blobs are kept: the section {@code storage}.
 *
 * @param kind folders of this machine, or S3
 * @param buckets from the names the installation uses to the real ones: S3's buckets, or folders in
 *     {@code folder}
 * @param publicUrl the base URL under which the public finds the bucket {@code public}; null to
 *     derive it (S3) or to have none (files)
 * @param folder of {@link Kind#FILES}: where the buckets' folders are
 * @param s3 of {@link Kind#S3}
 */
public record StorageOptions(
    Kind kind, Map<String, String> buckets, String publicUrl, Path folder, S3Options s3) {
  /** What keeps the blobs. */
  public enum Kind {
    FILES,
    S3
  }

  /** Default folder = {@value}. */
  public static final String DEFAULT_FOLDER = "data/blobs";

  /** Default real name of the bucket {@code private} = {@value}. */
  public static final String DEFAULT_PRIVATE = BucketNames.DEFAULT_PRIVATE;

  /** Default real name of the bucket {@code public} = {@value}. */
  public static final String DEFAULT_PUBLIC = BucketNames.DEFAULT_PUBLIC;

  // S3's own rule; as folders such names are harmless, too.
  private static final Pattern REAL_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /** Reads the section {@code storage} of the root. */
  public static StorageOptions read(Conf root) {
    Conf conf = root.section("storage");
    Conf files = conf.section("files");
    return conf.done(
        new StorageOptions(
            conf.choice("kind", Kind.class, Kind.FILES),
            readBuckets(conf),
            readPublicUrl(conf),
            files.done(Path.of(files.text("folder", DEFAULT_FOLDER))),
            S3Options.read(conf.section("s3"))));
  }

  private static String readPublicUrl(Conf conf) {
    String url = conf.text("publicUrl", null);
    if (url != null && !WebAddress.valid(url)) {
      conf.complain(
          Failure.INVALID_VALUE, "publicUrl", "is \"" + url + "\", must be an http or https URL");
    }
    return url;
  }

  private static Map<String, String> readBuckets(Conf conf) {
    Map<String, String> buckets = new LinkedHashMap<>();
    buckets.put(BlobRef.PRIVATE, DEFAULT_PRIVATE);
    buckets.put(BlobRef.PUBLIC, DEFAULT_PUBLIC);
    JsonObject given = conf.object("buckets");
    for (String name : given.fieldNames()) {
      if (given.getValue(name) instanceof String real && REAL_NAME.matcher(real).matches()) {
        buckets.put(name, real);
      } else {
        conf.complain(
            Failure.INVALID_VALUE,
            "buckets." + name,
            "is "
                + given.getValue(name)
                + ", must be a bucket's name: 3 to 63 of a-z, 0-9, . and -");
      }
    }
    if (buckets.values().stream().distinct().count() < buckets.size()) {
      conf.complain(
          Failure.INVALID_VALUE, "buckets", "names one real bucket twice; give each its own");
    }
    return Map.copyOf(buckets);
  }
}
