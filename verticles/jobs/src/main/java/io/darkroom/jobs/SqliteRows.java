package io.darkroom.jobs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Writes records as rows, and reads them. */
final class SqliteRows {
  /** What {@link #read} reads. */
  static final String COLUMNS = " id, request, rest ";

  private static final String BY_ID = "select" + COLUMNS + "from jobs where id = ?";
  private static final String BY_KEY = "select" + COLUMNS + "from jobs where key = ?";
  private static final String INSERT =
      "insert into jobs (id, key, state, operation, priority, not_before, lease_until, expires_at,"
          + " supersede_key, supersede_version, request, rest, parent)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  // An index is written anew whenever one of its columns is set, though to what it was.
  private static final String UPDATE_REST = "update jobs set rest = ? where id = ?";
  private static final String UPDATE_EXPIRY =
      "update jobs set expires_at = ?, rest = ? where id = ?";
  private static final String UPDATE =
      "update jobs set state = ?, not_before = ?, lease_until = ?, expires_at = ?, rest = ?"
          + " where id = ?";
  private static final String DELETE = "delete from jobs where id = ?";
  private static final String INSERT_DELIVERY =
      "insert into deliveries (state, due_at, kind, job, id) values (?, ?, ?, ?, ?)";
  private static final String UPDATE_DELIVERY =
      "update deliveries set state = ?, due_at = ? where id = ?";
  private static final String DELETE_DELIVERY = "delete from deliveries where id = ?";

  private final SqliteSession session;

  SqliteRows(SqliteSession session) {
    this.session = session;
  }

  static JobRecord read(ResultSet row) throws SQLException {
    return RecordJson.read(row.getString(1), row.getString(2), row.getString(3));
  }

  /** The job; null when there is none. */
  JobRecord byId(String id) throws SQLException {
    return session.first(BY_ID, SqliteRows::read, id);
  }

  /** The job with the same id or idempotency key; null when there is none. */
  JobRecord same(JobRecord job) throws SQLException {
    JobRecord there = byId(job.id());
    String key = job.order().idempotencyKey();
    return there == null && key != null ? session.first(BY_KEY, SqliteRows::read, key) : there;
  }

  void insert(JobRecord job) throws SQLException {
    session.run(
        INSERT,
        job.id(),
        job.order().idempotencyKey(),
        job.state().wire(),
        job.operation(),
        job.order().request().priority(),
        job.notBefore(),
        leaseUntil(job),
        job.expiresAt(),
        job.supersedes() == null ? null : job.supersedes().key(),
        job.supersedes() == null ? null : job.supersedes().version(),
        RecordJson.request(job),
        RecordJson.rest(job),
        job.order().request().parent());
    writeDeliveries(List.of(), job);
  }

  void update(JobRecord before, JobRecord job) throws SQLException {
    String rest = RecordJson.rest(job);
    boolean moved =
        before.state() != job.state()
            || before.notBefore() != job.notBefore()
            || leaseUntil(before) != leaseUntil(job);
    if (moved) {
      session.run(
          UPDATE,
          job.state().wire(),
          job.notBefore(),
          leaseUntil(job),
          job.expiresAt(),
          rest,
          job.id());
    } else if (before.expiresAt() != job.expiresAt()) {
      session.run(UPDATE_EXPIRY, job.expiresAt(), rest, job.id());
    } else {
      session.run(UPDATE_REST, rest, job.id());
    }
    if (before.deliveries() != job.deliveries()) {
      writeDeliveries(before.deliveries(), job);
    }
  }

  void delete(JobRecord job) throws SQLException {
    for (Delivery delivery : job.deliveries()) {
      session.run(DELETE_DELIVERY, delivery.id());
    }
    session.run(DELETE, job.id());
  }

  private static long leaseUntil(JobRecord job) {
    return job.lease() == null ? 0 : job.lease().until();
  }

  private void writeDeliveries(List<Delivery> before, JobRecord job) throws SQLException {
    for (Delivery old : before) {
      if (DeliveryTransitions.find(job, old.id()) == null) {
        session.run(DELETE_DELIVERY, old.id());
      }
    }
    for (Delivery delivery : job.deliveries()) {
      if (before.contains(delivery)) {
        continue;
      }
      String state = delivery.state().wire();
      if (session.run(UPDATE_DELIVERY, state, delivery.dueAt(), delivery.id()) == 0) {
        session.run(
            INSERT_DELIVERY, state, delivery.dueAt(), delivery.kind(), job.id(), delivery.id());
      }
    }
  }
}
