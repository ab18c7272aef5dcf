package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * URLs under which the public finds the blobs of the bucket {@code public}.
 *
 * @param base ends with {@code /}; null for none
 */
record PublicUrls(String base) {
  /** As the options say; over S3 derived from endpoint and region when they say nothing. */
  static PublicUrls of(StorageOptions options) {
    if (options.publicUrl() != null) {
      return new PublicUrls(withSlash(options.publicUrl()));
    }
    return new PublicUrls(
        options.kind() == StorageOptions.Kind.S3
            ? derived(options.s3(), options.buckets().get(BlobRef.PUBLIC))
            : null);
  }

  private static String derived(S3Options s3, String bucket) {
    String scheme = s3.endpoint() == null ? "https" : s3.endpoint().getScheme();
    String authority =
        s3.endpoint() == null
            ? "s3." + s3.region() + ".amazonaws.com"
            : s3.endpoint().getRawAuthority();
    return s3.pathStyle()
        ? scheme + "://" + authority + "/" + bucket + "/"
        : scheme + "://" + bucket + "." + authority + "/";
  }

  Optional<String> of(BlobRef ref) {
    return base == null || !ref.bucket().equals(BlobRef.PUBLIC)
        ? Optional.empty()
        : Optional.of(base + encoded(Places.key(ref)));
  }

  /**
   * Percent-encoded as a path; {@link URLEncoder} is for forms and spells three signs otherwise.
   */
  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("*", "%2A");
  }

  private static String withSlash(String url) {
    return url.endsWith("/") ? url : url + "/";
  }
}
