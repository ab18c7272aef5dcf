package io.darkroom.jobs;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;

/** What changes the database. On the writer's thread, within its transaction. */
final class SqliteWrites {
  private static final String ROWS = "select" + SqliteRows.COLUMNS + "from jobs where ";
  private static final String NEXT_PRIORITY =
      "select max(priority) from jobs where state = 'queued' and operation = ? and priority < ?";
  private static final String CLAIMABLE =
      ROWS
          + "state = 'queued' and operation = ? and priority = ? and not_before <= ?"
          + " order by not_before, seq limit ?";
  private static final String LAPSED =
      ROWS + "state = 'running' and lease_until <= ? order by lease_until limit ?";
  private static final String DUE =
      "select job from deliveries where state = 'pending' and kind = ? and due_at <= ?"
          + " order by due_at limit ?";
  private static final Comparator<JobRecord> FIRST_TO_CLAIM =
      Comparator.comparingInt((JobRecord job) -> -job.order().request().priority())
          .thenComparingLong(JobRecord::notBefore);

  private final SqliteSession session;
  private final SqliteRows rows;

  SqliteWrites(SqliteSession session) {
    this.session = session;
    this.rows = new SqliteRows(session);
  }

  List<JobStore.Inserted> insert(List<JobRecord> jobs) throws SQLException {
    List<JobStore.Inserted> inserted = new ArrayList<>(jobs.size());
    for (JobRecord job : jobs) {
      JobRecord there = rows.same(job);
      if (there == null) {
        rows.insert(job);
      }
      inserted.add(new JobStore.Inserted(there == null ? job : there, there == null));
    }
    return inserted;
  }

  <A> List<Applied<A>> edit(List<JobStore.Edit<A>> edits) throws SQLException {
    List<Applied<A>> all = new ArrayList<>(edits.size());
    for (JobStore.Edit<A> edit : edits) {
      all.add(written(edit.transition().apply(rows.byId(edit.id()))));
    }
    return all;
  }

  <A> List<Applied<A>> take(
      JobStore.Pick pick, int limit, Function<JobRecord, Applied<A>> transition)
      throws SQLException {
    List<Applied<A>> taken = new ArrayList<>();
    for (JobRecord job : find(pick, limit)) {
      Applied<A> applied = written(transition.apply(job));
      if (applied.changed()) {
        taken.add(applied);
      }
    }
    return taken;
  }

  void remove(List<String> ids, long now) throws SQLException {
    for (String id : ids) {
      JobRecord job = rows.byId(id);
      if (job != null && job.expiresAt() > 0 && job.expiresAt() <= now) {
        rows.delete(job);
      }
    }
  }

  private List<JobRecord> find(JobStore.Pick pick, int limit) throws SQLException {
    if (pick instanceof JobStore.Pick.Claimable claimable) {
      return claimable(claimable, limit);
    }
    if (pick instanceof JobStore.Pick.Lapsed lapsed) {
      return session.all(LAPSED, SqliteRows::read, lapsed.now(), limit);
    }
    JobStore.Pick.Due due = (JobStore.Pick.Due) pick;
    List<String> ids = session.all(DUE, row -> row.getString(1), due.kind(), due.now(), limit);
    List<JobRecord> jobs = new ArrayList<>(ids.size());
    for (String id : new LinkedHashSet<>(ids)) {
      jobs.add(rows.byId(id));
    }
    return jobs;
  }

  /**
   * Goes down the priorities that there are, an index seek each, so that jobs of a high priority
   * which are not due yet are never scanned over.
   */
  private List<JobRecord> claimable(JobStore.Pick.Claimable pick, int limit) throws SQLException {
    List<JobRecord> found = new ArrayList<>();
    for (String operation : pick.operations()) {
      int wanted = limit;
      Integer priority = nextPriority(operation, Integer.MAX_VALUE);
      while (wanted > 0 && priority != null) {
        List<JobRecord> level =
            session.all(CLAIMABLE, SqliteRows::read, operation, priority, pick.now(), wanted);
        found.addAll(level);
        wanted -= level.size();
        priority = nextPriority(operation, priority);
      }
    }
    if (pick.operations().size() > 1) {
      found.sort(FIRST_TO_CLAIM);
    }
    return found.size() > limit ? found.subList(0, limit) : found;
  }

  private Integer nextPriority(String operation, int below) throws SQLException {
    return session.first(
        NEXT_PRIORITY,
        row -> {
          int priority = row.getInt(1);
          return row.wasNull() ? null : priority;
        },
        operation,
        below);
  }

  private <A> Applied<A> written(Applied<A> applied) throws SQLException {
    if (applied.changed()) {
      rows.update(applied.before(), applied.after());
    }
    return applied;
  }
}
