package io.darkroom.jobs;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connection with its statements, each prepared once. For one thread at a time. */
final class SqliteSession implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  /** Makes something of a row. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  SqliteSession(Connection connection) {
    this.connection = connection;
  }

  /** Runs a statement that gives no rows; {@code sql} must be one of few. */
  int run(String sql, Object... arguments) throws SQLException {
    return bound(sql, arguments).executeUpdate();
  }

  <T> List<T> all(String sql, Row<T> row, Object... arguments) throws SQLException {
    List<T> list = new ArrayList<>();
    try (ResultSet rows = bound(sql, arguments).executeQuery()) {
      while (rows.next()) {
        list.add(row.read(rows));
      }
    }
    return list;
  }

  /** The first row; null when there is none. */
  <T> T first(String sql, Row<T> row, Object... arguments) throws SQLException {
    try (ResultSet rows = bound(sql, arguments).executeQuery()) {
      return rows.next() ? row.read(rows) : null;
    }
  }

  private PreparedStatement bound(String sql, Object... arguments) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
