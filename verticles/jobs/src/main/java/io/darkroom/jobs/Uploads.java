package io.darkroom.jobs;

import io.darkroom.contract.BlobRef;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * Removes what was uploaded for jobs that expired. The blob store is opened when first needed: that
 * it cannot be reached must not keep {@code jobs} from starting.
 */
final class Uploads {
  private final Vertx vertx;
  private final StorageOptions options;
  private BlobStore store;

  Uploads(Vertx vertx, StorageOptions options) {
    this.vertx = vertx;
    this.options = options;
  }

  /** Removes the blobs of those jobs that brought one. */
  Future<Void> remove(List<JobRecord> jobs) {
    List<BlobRef> refs =
        jobs.stream()
            .map(job -> job.order().request().source())
            .filter(source -> source != null && source.upload())
            .map(source -> source.blob())
            .toList();
    return refs.isEmpty() ? Future.succeededFuture() : open().compose(it -> it.delete(refs));
  }

  Future<Void> close() {
    return store == null ? Future.succeededFuture() : store.close();
  }

  private Future<BlobStore> open() {
    return store != null
        ? Future.succeededFuture(store)
        : BlobStores.open(vertx, options).onSuccess(opened -> store = opened);
  }
}
