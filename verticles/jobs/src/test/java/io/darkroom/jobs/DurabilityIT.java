package io.darkroom.jobs;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.JobState;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after the process was killed in the midst of writing. */
class DurabilityIT {
  private static final int KILLS = 4;
  private static final int ACKNOWLEDGED_BEFORE_A_KILL = 1_500;

  @TempDir Path folder;

  @Test
  @Timeout(value = 3, unit = TimeUnit.MINUTES)
  void keepsEverythingItAcknowledgedThroughSigkill() throws Exception {
    Path file = folder.resolve("jobs.db");
    Set<String> submitted = new LinkedHashSet<>();
    Set<String> finished = new LinkedHashSet<>();
    for (int kill = 0; kill < KILLS; kill++) {
      for (String line : linesUntilKilled(file)) {
        (line.startsWith("submitted") ? submitted : finished).add(line.split(" ")[1]);
      }
      check(file, submitted, finished);
    }
    assertTrue(finished.size() > KILLS, "finished: " + finished.size());
  }

  /** All whole lines that a writer wrote before it was killed. */
  private List<String> linesUntilKilled(Path file) throws Exception {
    Path said = Files.createTempFile(folder, "said", ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                DurabilityWriter.class.getName(),
                file.toString())
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      eventually(
          Duration.ofSeconds(60),
          () -> assertTrue(lines(said).size() >= ACKNOWLEDGED_BEFORE_A_KILL));
    } finally {
      process.destroyForcibly();
    }
    assertEquals(128 + 9, process.waitFor(), "the writer ended by itself");
    return lines(said);
  }

  private static List<String> lines(Path said) throws IOException {
    // The last line may be torn off.
    return Files.readAllLines(said).stream().filter(line -> line.endsWith(".")).toList();
  }

  private static void check(Path file, Set<String> submitted, Set<String> finished)
      throws Exception {
    Vertx vertx = Vertx.vertx();
    JobStore store = new SqliteJobStore(vertx, file, size -> {});
    store.open().await();
    try {
      for (String id : submitted) {
        assertTrue(store.get(id).await().isPresent(), "lost: " + id);
      }
      for (String id : finished) {
        JobRecord job = store.get(id).await().orElseThrow();
        assertEquals(JobState.SUCCEEDED, job.state());
        assertEquals(1, job.deliveries().size());
      }
    } finally {
      store.close().await();
      vertx.close().await();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("pragma integrity_check")) {
      assertEquals("ok", rows.getString(1));
    }
  }
}
