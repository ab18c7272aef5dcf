package io.darkroom.storage;

import io.darkroom.contract.Failure;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** The rule for the user's own metadata, the same for every store. */
final class UserMeta {
  /** Most bytes of all keys and values in UTF-8 together = {@value}: S3 allows 2 KB, encoded. */
  static final int MAX_BYTES = 1400;

  private static final Pattern KEY = Pattern.compile("[a-z0-9-]{1,64}");

  private UserMeta() {}

  /** The meta as it is; {@code INVALID_VALUE} when it breaks the rule. */
  static BlobMeta checked(BlobMeta meta) {
    int bytes = 0;
    for (Map.Entry<String, String> entry : meta.user().entrySet()) {
      if (!KEY.matcher(entry.getKey()).matches()) {
        throw Failure.INVALID_VALUE.with(
            "The metadata key \"%s\" must be 1 to 64 of a-z, 0-9 and -.".formatted(entry.getKey()));
      }
      bytes += entry.getKey().length();
      bytes += entry.getValue().getBytes(StandardCharsets.UTF_8).length;
    }
    if (bytes > MAX_BYTES) {
      throw Failure.INVALID_VALUE.with(
          "The metadata is %d bytes, must be at most %d.".formatted(bytes, MAX_BYTES));
    }
    return meta;
  }
}
