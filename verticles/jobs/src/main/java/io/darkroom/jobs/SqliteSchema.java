package io.darkroom.jobs;

import io.darkroom.contract.Failure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The tables, and how a connection is made. */
final class SqliteSchema {
  /**
   * The columns beside the two texts of {@link RecordJson} are what jobs are searched by. Partial
   * indexes keep finished jobs, the many, out of what is searched often. A row's seq grows with
   * time; listings go down by it.
   */
  private static final List<String> FIRST =
      List.of(
          """
          create table jobs (
            seq integer primary key,
            id text not null unique,
            key text unique,
            state text not null,
            operation text not null,
            priority integer not null,
            not_before integer not null,
            lease_until integer not null,
            expires_at integer not null,
            request text not null,
            rest text not null
          ) strict""",
          "create index claimable on jobs (operation, priority, not_before)"
              + " where state = 'queued'",
          "create index leased on jobs (lease_until, operation) where state = 'running'",
          "create index expiring on jobs (expires_at) where expires_at > 0",
          "create index by_state on jobs (state)",
          "create index by_operation on jobs (operation)",
          """
          create table deliveries (
            seq integer primary key,
            id text not null unique,
            job text not null,
            kind text not null,
            state text not null,
            due_at integer not null
          ) strict""",
          "create index due on deliveries (kind, due_at, job) where state = 'pending'",
          "create index dead on deliveries (seq) where state = 'dead'");

  /** Newest versions of a key are found by one seek, and so are the unfinished ones below it. */
  private static final List<String> SUPERSEDING =
      List.of(
          "alter table jobs add column supersede_key text",
          "alter table jobs add column supersede_version integer",
          "create index superseding on jobs (supersede_key, supersede_version)"
              + " where supersede_key is not null");

  private static final List<String> PARTS =
      List.of(
          "alter table jobs add column parent text",
          "create index parts on jobs (parent) where parent is not null");

  /** What leads from each version, SQLite's user_version, to the next; from 0, an empty file. */
  private static final List<List<String>> STEPS = List.of(FIRST, SUPERSEDING, PARTS);

  private SqliteSchema() {}

  /** A connection that writes; makes the tables, or brings older ones up to date. */
  static SqliteSession openWriter(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      // What is acknowledged has been synced to the disk, commit by commit.
      statement.execute("pragma synchronous = full");
      statement.execute("pragma temp_store = memory");
      create(statement);
    } catch (SQLException | RuntimeException error) {
      connection.close();
      throw error;
    }
    return new SqliteSession(connection);
  }

  /** A connection that only reads, beside the one that writes. */
  static SqliteSession openReader(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url);
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma query_only = true");
      statement.execute("pragma busy_timeout = 5000");
    }
    return new SqliteSession(connection);
  }

  private static void create(Statement statement) throws SQLException {
    int found;
    try (ResultSet rows = statement.executeQuery("pragma user_version")) {
      found = rows.getInt(1);
    }
    int newest = STEPS.size();
    if (found > newest) {
      throw Failure.INVALID_CONFIGURATION.with(
          "jobs.sqlite.file was written by a newer version of Darkroom (schema "
              + found
              + ", this version knows "
              + newest
              + "); run that version, or name another file.");
    }
    if (found == newest) {
      return;
    }
    statement.execute("begin immediate");
    for (List<String> step : STEPS.subList(found, newest)) {
      for (String change : step) {
        statement.execute(change);
      }
    }
    statement.execute("pragma user_version = " + newest);
    statement.execute("commit");
  }
}
