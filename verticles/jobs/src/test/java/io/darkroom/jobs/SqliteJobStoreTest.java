package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.JobQuery;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJobStoreTest extends JobStoreContract {
  @TempDir Path folder;
  private final AtomicInteger commits = new AtomicInteger();

  @Override
  JobStore newStore() {
    return new SqliteJobStore(
        vertx, folder.resolve("new/jobs.db"), size -> commits.incrementAndGet());
  }

  @Test
  void commitsManyWritesTogether() {
    List<Future<?>> writes = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      writes.add(store.insert(List.of(Fixtures.job(NOW))));
    }
    Future.all(writes).await();
    assertTrue(commits.get() < 400, "commits: " + commits.get());
  }

  @Test
  void refusesAFileThatAnotherNodeHas() {
    DarkroomException error =
        assertThrows(DarkroomException.class, () -> newStore().open().await());
    assertEquals(Failure.INVALID_CONFIGURATION, error.failure());
    assertTrue(error.getMessage().contains("in use by another jobs node"), error.getMessage());
  }

  @Test
  void refusesAFileOfANewerVersion() throws Exception {
    store.close().await();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("new/jobs.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("pragma user_version = 99");
    }
    DarkroomException error =
        assertThrows(DarkroomException.class, () -> newStore().open().await());
    assertTrue(error.getMessage().contains("schema 99"), error.getMessage());
  }

  @Test
  void bringsAFileOfAnOlderVersionUpToDate() throws Exception {
    JobRecord old = insert(Fixtures.job(NOW));
    store.close().await();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("new/jobs.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("drop index superseding");
      statement.execute("alter table jobs drop column supersede_key");
      statement.execute("alter table jobs drop column supersede_version");
      statement.execute("drop index parts");
      statement.execute("alter table jobs drop column parent");
      statement.execute("pragma user_version = 1");
    }
    store = newStore();
    store.open().await();
    assertEquals(old, store.get(old.id()).await().orElseThrow());
    JobRecord job = insert(Fixtures.newest("k", 1, NOW));
    insert(Fixtures.newest("k", 2, NOW));
    assertEquals(List.of(new JobStore.Outdated(job.id(), 2)), store.outdated(List.of("k")).await());
    JobRecord part = insert(Fixtures.part(old.id(), NOW));
    JobQuery parts = new JobQuery(null, null, old.id(), 9, null);
    assertEquals(List.of(part), store.list(parts).await().items());
  }

  @Test
  void refusesWritesOnceItIsClosed() {
    store.close().await();
    DarkroomException error =
        assertThrows(
            DarkroomException.class, () -> store.insert(List.of(Fixtures.job(NOW))).await());
    assertEquals(Failure.SHUTTING_DOWN, error.failure());
  }
}
