package io.darkroom.storage;

import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Opens the blob store that the configuration names. */
public final class BlobStores {
  private BlobStores() {}

  /** The store, ready; {@code STORAGE_UNAVAILABLE} when it cannot be reached. */
  public static Future<BlobStore> open(Vertx vertx, StorageOptions options) {
    return make(vertx, options)
        .<BlobStore>map(store -> new MeasuredBlobStore(store, Metrics.globalRegistry))
        .compose(
            store ->
                store
                    .open()
                    .map(store)
                    .recover(
                        failure ->
                            store.close().transform(closed -> Future.failedFuture(failure))));
  }

  private static Future<BlobStore> make(Vertx vertx, StorageOptions options) {
    return switch (options.kind()) {
      case FILES -> Future.succeededFuture(new FileBlobStore(vertx, options));
      case S3 ->
          vertx
              .executeBlocking(() -> S3Clients.of(options.s3()), false)
              .recover(failure -> Future.failedFuture(S3Errors.of(failure)))
              .map(clients -> new S3BlobStore(vertx, options, clients));
    };
  }
}
