package io.darkroom.jobs;

import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.DeliveryQuery;
import io.darkroom.contract.bus.JobQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What only reads the database. On the reader's thread. */
final class SqliteReads {
  private static final String JOBS = "select" + SqliteRows.COLUMNS + ", seq from jobs where ";
  private static final String EXPIRED =
      JOBS + "expires_at > 0 and expires_at <= ? order by expires_at limit ?";
  // A state is written into the statement, not bound: only so can partial indexes be used.
  private static final String DELIVERIES =
      "select d.id, j.id, j.request, j.rest, d.seq from deliveries d join jobs j on j.id = d.job"
          + " where d.seq < ? and d.state = '%s' order by d.seq desc limit ?";
  private static final String NEWEST =
      "select max(supersede_version) from jobs where supersede_key = ?";
  private static final String OUTDATED =
      "select id from jobs where supersede_key = ? and supersede_version < ?"
          + " and state in ('queued', 'running')";
  private static final String QUEUED =
      "select operation, count(*), min(not_before) from jobs where state = 'queued'"
          + " group by operation";
  private static final String RUNNING =
      "select operation, count(*) from jobs where state = 'running' group by operation";
  private static final String PENDING =
      "select kind, count(*), min(due_at) from deliveries where state = 'pending' group by kind";
  private static final String DEAD = "select count(*) from deliveries where state = 'dead'";

  private final SqliteSession session;
  private final SqliteRows rows;

  SqliteReads(SqliteSession session) {
    this.session = session;
    this.rows = new SqliteRows(session);
  }

  private record Numbered<T>(long seq, T item) {}

  Optional<JobRecord> get(String id) throws SQLException {
    return Optional.ofNullable(rows.byId(id));
  }

  List<Optional<JobRecord>> known(List<JobRecord> jobs) throws SQLException {
    List<Optional<JobRecord>> known = new ArrayList<>(jobs.size());
    for (JobRecord job : jobs) {
      known.add(Optional.ofNullable(rows.same(job)));
    }
    return known;
  }

  List<JobStore.Outdated> outdated(List<String> keys) throws SQLException {
    List<JobStore.Outdated> outdated = new ArrayList<>();
    for (String key : keys) {
      long newest = session.first(NEWEST, row -> row.getLong(1), key);
      outdated.addAll(
          session.all(
              OUTDATED, row -> new JobStore.Outdated(row.getString(1), newest), key, newest));
    }
    return outdated;
  }

  JobStore.Slice<JobRecord> list(JobQuery query) throws SQLException {
    StringBuilder sql = new StringBuilder(JOBS).append("seq < ?");
    List<Object> arguments = new ArrayList<>(List.of(position(query.cursor())));
    if (query.parent() == null) {
      sql.append(" and parent is null");
    } else {
      sql.append(" and parent = ?");
      arguments.add(query.parent());
    }
    if (query.state() != null) {
      sql.append(" and state = ?");
      arguments.add(query.state().wire());
    }
    if (query.operation() != null) {
      sql.append(" and operation = ?");
      arguments.add(query.operation());
    }
    sql.append(" order by seq desc limit ?");
    arguments.add(query.limit() + 1);
    return slice(
        session.all(
            sql.toString(),
            row -> new Numbered<>(row.getLong(4), SqliteRows.read(row)),
            arguments.toArray()),
        query.limit());
  }

  JobStore.Slice<Delivery> listDeliveries(DeliveryQuery query) throws SQLException {
    String state = Delivery.State.ofWire(query.state()).wire();
    return slice(
        session.all(
            DELIVERIES.formatted(state),
            SqliteReads::delivery,
            position(query.cursor()),
            query.limit() + 1),
        query.limit());
  }

  Stats stats(long now) throws SQLException {
    Map<String, Long> queued = new HashMap<>();
    long[] oldest = {now};
    session.all(
        QUEUED,
        row -> {
          oldest[0] = Math.min(oldest[0], row.getLong(3));
          return queued.put(row.getString(1), row.getLong(2));
        });
    Map<String, Long> running = new HashMap<>();
    session.all(RUNNING, row -> running.put(row.getString(1), row.getLong(2)));
    HashSet<String> due = new HashSet<>();
    long[] pending = {0};
    session.all(
        PENDING,
        row -> {
          pending[0] += row.getLong(2);
          return row.getLong(3) <= now && due.add(row.getString(1));
        });
    long dead = session.first(DEAD, row -> row.getLong(1));
    return new Stats(queued, running, now - oldest[0], pending[0], dead, due);
  }

  List<JobRecord> expired(long now, int limit) throws SQLException {
    return session.all(EXPIRED, SqliteRows::read, now, limit);
  }

  private static Numbered<Delivery> delivery(ResultSet row) throws SQLException {
    JobRecord job = RecordJson.read(row.getString(2), row.getString(3), row.getString(4));
    return new Numbered<>(row.getLong(5), DeliveryTransitions.find(job, row.getString(1)));
  }

  private static <T> JobStore.Slice<T> slice(List<Numbered<T>> found, int limit) {
    List<Numbered<T>> shown = found.size() > limit ? found.subList(0, limit) : found;
    String next = found.size() > limit ? Long.toString(shown.get(limit - 1).seq(), 36) : null;
    return new JobStore.Slice<>(shown.stream().map(Numbered::item).toList(), next);
  }

  private static long position(String cursor) {
    try {
      return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor, 36);
    } catch (NumberFormatException error) {
      throw Failure.INVALID_VALUE.with(
          "cursor is not one that a listing gave; leave it out for the first page.", error);
    }
  }
}
