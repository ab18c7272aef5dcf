package io.darkroom.jobs;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.DeliveryQuery;
import io.darkroom.contract.bus.JobQuery;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Jobs in one SQLite file, for exactly one jobs node. Writes go through {@link GroupCommit}; reads
 * have a connection and a thread of their own, so that a long listing holds up no write.
 */
final class SqliteJobStore implements JobStore {
  private final Vertx vertx;
  private final Path file;
  private final IntConsumer committed;
  private WorkerExecutor reader;
  private FileLock lock;
  private SqliteSession writeSession;
  private SqliteSession readSession;
  private GroupCommit group;
  private SqliteWrites writes;
  private SqliteReads reads;
  private volatile boolean closed;

  /**
   * A store that is not open yet.
   *
   * @param committed is told of each transaction's number of commands, on the writer's thread
   */
  SqliteJobStore(Vertx vertx, Path file, IntConsumer committed) {
    this.vertx = vertx;
    this.file = file;
    this.committed = committed;
  }

  @Override
  public Future<Void> open() {
    reader = vertx.createSharedWorkerExecutor("darkroom-jobs-reader-" + file, 1);
    return reader
        .executeBlocking(
            () -> {
              openFiles();
              return (Void) null;
            })
        .recover(error -> Future.failedFuture(unavailable(error)));
  }

  private void openFiles() throws Exception {
    Path absolute = file.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    String url = "jdbc:sqlite:" + absolute;
    lock = FileLock.take(absolute);
    try {
      writeSession = SqliteSchema.openWriter(url);
      readSession = SqliteSchema.openReader(url);
    } catch (Exception error) {
      lock.close();
      throw error;
    }
    writes = new SqliteWrites(writeSession);
    reads = new SqliteReads(readSession);
    group = new GroupCommit(vertx, writeSession, committed);
  }

  @Override
  public Future<List<Inserted>> insert(List<JobRecord> jobs) {
    return group.submit(() -> writes.insert(jobs));
  }

  @Override
  public Future<List<Optional<JobRecord>>> known(List<JobRecord> jobs) {
    return read(() -> reads.known(jobs));
  }

  @Override
  public <A> Future<List<Applied<A>>> edit(List<Edit<A>> edits) {
    return group.submit(() -> writes.edit(edits));
  }

  @Override
  public <A> Future<List<Applied<A>>> take(
      Pick pick, int limit, Function<JobRecord, Applied<A>> transition) {
    return group.submit(() -> writes.take(pick, limit, transition));
  }

  @Override
  public Future<Optional<JobRecord>> get(String id) {
    return read(() -> reads.get(id));
  }

  @Override
  public Future<List<Outdated>> outdated(List<String> keys) {
    return read(() -> reads.outdated(keys));
  }

  @Override
  public Future<Slice<JobRecord>> list(JobQuery query) {
    return read(() -> reads.list(query));
  }

  @Override
  public Future<Slice<Delivery>> listDeliveries(DeliveryQuery query) {
    return read(() -> reads.listDeliveries(query));
  }

  @Override
  public Future<Stats> stats(long now) {
    return read(() -> reads.stats(now));
  }

  @Override
  public Future<List<JobRecord>> expired(long now, int limit) {
    return read(() -> reads.expired(now, limit));
  }

  @Override
  public Future<Void> remove(List<String> ids, long now) {
    return group.submit(
        () -> {
          writes.remove(ids, now);
          return null;
        });
  }

  @Override
  public Future<Void> close() {
    if (reader == null || closed) {
      return Future.succeededFuture();
    }
    closed = true;
    return reader
        .executeBlocking(
            () -> {
              if (group != null) {
                group.close();
                readSession.close();
                writeSession.close();
                lock.close();
              }
              return (Void) null;
            })
        .eventually(reader::close);
  }

  private <T> Future<T> read(Callable<T> work) {
    if (closed) {
      return Future.failedFuture(Failure.SHUTTING_DOWN.with("This jobs node is shutting down."));
    }
    return reader.executeBlocking(work).recover(error -> Future.failedFuture(unavailable(error)));
  }

  private static DarkroomException unavailable(Throwable error) {
    return error instanceof DarkroomException ours
        ? ours
        : Failure.STORE_UNAVAILABLE.with("The job store failed; try again shortly.", error);
  }
}
