package io.darkroom.worker;

import io.darkroom.contract.Conf;
import io.darkroom.contract.bus.Bus;
import io.darkroom.httpclient.GuardOptions;
import io.darkroom.httpclient.GuardedClient;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What the work of all jobs is done with. */
record Tools(
    WorkerOptions options,
    BlobStore store,
    GuardedClient client,
    CpuPool cpu,
    Leases leases,
    Suspects suspects,
    WorkerMetrics metrics,
    Bus bus,
    Commissions commissions,
    Leftovers leftovers,
    Consumer<Attempt> cpuReturned,
    Waiting waiting) {

  /** Lets a job wait for its parts, without a slot. */
  interface Waiting {
    <T> Future<T> withoutSlot(Attempt attempt, Supplier<Future<T>> parts);
  }

  /** The options of everything a worker is made of. */
  record Options(WorkerOptions worker, StorageOptions storage, GuardOptions client) {
    static Options read(Conf root) {
      return new Options(
          WorkerOptions.read(root), StorageOptions.read(root), GuardOptions.read(root));
    }

    Future<BlobStore> openStore(Vertx vertx) {
      return BlobStores.open(vertx, storage);
    }
  }

  <T> Future<T> compute(Attempt attempt, Callable<T> callable) {
    return cpu.run(attempt, callable, this::returned);
  }

  /** A file that is read; the context that asks has it. */
  static Future<AsyncFile> open(Path file) {
    return Vertx.currentContext()
        .owner()
        .fileSystem()
        .open(file.toString(), new OpenOptions().setRead(true).setWrite(false).setCreate(false));
  }

  private void returned(Attempt attempt, long nanos) {
    metrics.took("compute", attempt.job.request().operation(), nanos);
    cpuReturned.accept(attempt);
  }

  Future<Void> close() {
    cpu.close();
    suspects.close();
    metrics.close();
    return Future.join(commissions.close(), client.close(), store.close()).mapEmpty();
  }
}
