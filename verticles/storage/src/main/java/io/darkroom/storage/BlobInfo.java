package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import java.time.Instant;

/**
 * What is known of a stored blob.
 *
 * @param ref where it is
 * @param bytes its size
 * @param etag changes when its bytes change; without quotes
 * @param modified when it was stored
 * @param meta what is stored beside it; listings may leave it empty
 */
public record BlobInfo(BlobRef ref, long bytes, String etag, Instant modified, BlobMeta meta) {}
