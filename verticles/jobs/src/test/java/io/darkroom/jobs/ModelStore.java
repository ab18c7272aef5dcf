package io.darkroom.jobs;

import io.darkroom.contract.bus.DeliveryQuery;
import io.darkroom.contract.bus.JobQuery;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The real SQLite code on a database in memory, at once on the caller's thread. Every call may
 * crash the node that made it, before or after it was written.
 */
final class ModelStore implements JobStore {
  /** Sees what was written, and says where to crash. */
  interface Observer {
    /** True if the node dies here. */
    boolean crashes();

    void inserted(JobRecord job);

    void applied(Applied<?> applied);

    void removed(String id);
  }

  /** The node died; whoever asked hears nothing. */
  static final class Crash extends RuntimeException {
    Crash() {
      super("the node crashed", null, false, false);
    }
  }

  private interface Call<T> {
    T run() throws SQLException;
  }

  private final SqliteSession session;
  private final SqliteWrites writes;
  private final SqliteReads reads;
  private Observer observer;

  ModelStore() throws SQLException {
    session = SqliteSchema.openWriter("jdbc:sqlite::memory:");
    writes = new SqliteWrites(session);
    reads = new SqliteReads(session);
  }

  /** An empty store, with somebody else looking on. */
  void reset(Observer next) throws SQLException {
    session.run("delete from jobs");
    session.run("delete from deliveries");
    observer = next;
  }

  private <T> Future<T> call(Call<T> call) {
    if (observer.crashes()) {
      return Future.failedFuture(new Crash());
    }
    T result;
    try {
      session.run("begin");
      try {
        result = call.run();
        session.run("commit");
      } catch (SQLException | RuntimeException error) {
        session.run("rollback");
        return Future.failedFuture(error);
      }
    } catch (SQLException error) {
      return Future.failedFuture(error);
    }
    return observer.crashes() ? Future.failedFuture(new Crash()) : Future.succeededFuture(result);
  }

  @Override
  public Future<List<Inserted>> insert(List<JobRecord> jobs) {
    return call(
        () -> {
          List<Inserted> all = writes.insert(jobs);
          all.stream().filter(Inserted::created).forEach(one -> observer.inserted(one.job()));
          return all;
        });
  }

  @Override
  public Future<List<Optional<JobRecord>>> known(List<JobRecord> jobs) {
    return call(() -> reads.known(jobs));
  }

  @Override
  public <A> Future<List<Applied<A>>> edit(List<Edit<A>> edits) {
    return call(() -> seen(writes.edit(edits)));
  }

  @Override
  public <A> Future<List<Applied<A>>> take(
      Pick pick, int limit, Function<JobRecord, Applied<A>> transition) {
    return call(() -> seen(writes.take(pick, limit, transition)));
  }

  private <A> List<Applied<A>> seen(List<Applied<A>> all) {
    all.stream().filter(Applied::changed).forEach(observer::applied);
    return all;
  }

  @Override
  public Future<Optional<JobRecord>> get(String id) {
    return call(() -> reads.get(id));
  }

  /** What is stored, without the risks. */
  JobRecord peek(String id) {
    try {
      return reads.get(id).orElse(null);
    } catch (SQLException error) {
      throw new IllegalStateException(error);
    }
  }

  @Override
  public Future<List<Outdated>> outdated(List<String> keys) {
    return call(() -> reads.outdated(keys));
  }

  @Override
  public Future<Slice<JobRecord>> list(JobQuery query) {
    return call(() -> reads.list(query));
  }

  @Override
  public Future<Slice<Delivery>> listDeliveries(DeliveryQuery query) {
    return call(() -> reads.listDeliveries(query));
  }

  @Override
  public Future<Stats> stats(long now) {
    return call(() -> reads.stats(now));
  }

  @Override
  public Future<List<JobRecord>> expired(long now, int limit) {
    return call(() -> reads.expired(now, limit));
  }

  @Override
  public Future<Void> remove(List<String> ids, long now) {
    return call(
        () -> {
          writes.remove(ids, now);
          ids.stream().filter(id -> peek(id) == null).forEach(observer::removed);
          return null;
        });
  }

  @Override
  public Future<Void> open() {
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
