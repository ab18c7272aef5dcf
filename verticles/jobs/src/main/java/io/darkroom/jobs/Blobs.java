package io.darkroom.jobs;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Output;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Removes the blobs of jobs that expired: what was uploaded for them, what nobody has come for, and
 * what is left of parts whose worker could not remove it when their job ended. The blob store is
 * opened when first needed: that it cannot be reached must not keep {@code jobs} from starting.
 */
final class Blobs {
  private final Vertx vertx;
  private final StorageOptions options;
  private final Function<String, Future<Boolean>> ended;
  private BlobStore store;

  /**
   * @param ended whether a job, by its id, has ended or is gone
   */
  Blobs(Vertx vertx, StorageOptions options, Function<String, Future<Boolean>> ended) {
    this.vertx = vertx;
    this.options = options;
    this.ended = ended;
  }

  /** Removes the blobs of these jobs. */
  Future<Void> remove(List<JobRecord> jobs) {
    List<BlobRef> uploads =
        jobs.stream()
            .map(job -> job.order().request().source())
            .filter(source -> source != null && source.upload())
            .map(source -> source.blob())
            .toList();
    Map<String, Set<String>> parts =
        jobs.stream()
            .filter(job -> job.order().request().parent() != null)
            .collect(
                Collectors.groupingBy(
                    job -> job.order().request().parent(),
                    Collectors.mapping(JobRecord::id, Collectors.toSet())));
    Future<Void> removed =
        uploads.isEmpty() ? Future.succeededFuture() : open().compose(it -> it.delete(uploads));
    for (JobRecord job : jobs) {
      Output output = job.order().request().output();
      if (output.expires()) {
        removed = removed.compose(before -> clear(output.bucket(), output.folder(job.id())));
      }
    }
    for (Map.Entry<String, Set<String>> one : parts.entrySet()) {
      removed = removed.compose(before -> remove(one.getKey(), one.getValue()));
    }
    return removed;
  }

  /** Of a job that still needs its parts, only what those have made that are gone with this. */
  private Future<Void> remove(String parent, Set<String> parts) {
    Output output = Output.ofPartsOf(parent);
    return ended
        .apply(parent)
        .compose(
            over -> {
              if (over) {
                return clear(output.bucket(), output.prefix());
              }
              Future<Void> removed = Future.succeededFuture();
              for (String part : parts) {
                removed = removed.compose(before -> clear(output.bucket(), output.folder(part)));
              }
              return removed;
            });
  }

  private Future<Void> clear(String bucket, String prefix) {
    return open().compose(it -> it.clear(bucket, prefix));
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
