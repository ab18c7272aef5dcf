package io.darkroom.storage;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Opens the blob store that the configuration names. */
public final class BlobStores {
  private BlobStores() {}

  /** The store, ready; {@code STORAGE_UNAVAILABLE} when it cannot be reached. */
  public static Future<BlobStore> open(Vertx vertx, StorageOptions options) {
    BlobStore store =
        switch (options.kind()) {
          case FILES -> new FileBlobStore(vertx, options);
          case S3 -> new FileBlobStore(vertx, options);
        };
    return store
        .open()
        .map(store)
        .recover(
            failure -> store.close().transform(closed -> Future.<BlobStore>failedFuture(failure)));
  }
}
