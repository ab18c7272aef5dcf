package io.darkroom.storage;

import java.util.Map;

/**
 * What is stored beside a blob's bytes.
 *
 * @param contentType its media type
 * @param cacheControl the Cache-Control header it is served with; null for none
 * @param user the user's own entries; keys are lower-case letters, digits and {@code -}
 */
public record BlobMeta(String contentType, String cacheControl, Map<String, String> user) {
  /** Only a media type. */
  public static BlobMeta of(String contentType) {
    return new BlobMeta(contentType, null, Map.of());
  }
}
