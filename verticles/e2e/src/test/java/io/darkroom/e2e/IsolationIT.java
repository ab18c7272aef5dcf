package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static io.darkroom.contract.Eventually.eventuallyGet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A worker that develops in child processes, and what becomes of it and them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class IsolationIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int ROUNDS = 3;
  private static final int JOBS = 10;
  private static final int MANY = 200;
  private static final String HARMLESS = "rendition=small:50x50";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void childrenThatCrashCostAnAttemptAndGoWithTheirParent() throws Exception {
    try (Fleet fleet = new Fleet(folder)) {
      fleet.with("image-worker.isolation", "process");
      fleet.with("jobs.backoff", "100ms").with("jobs.maxAttempts", "10");
      fleet.start("spine", "jobs", "http-ingest", "postback");
      NodeProcess worker = fleet.start("worker", "image-worker");
      Client client = fleet.client();
      try {
        // When the first child crashes there is nobody yet who would start another.
        String first = uploaded(client, "first", Pictures.png(599, 400));
        eventually(PATIENCE, () -> assertEquals("succeeded", state(client, first)));
        List<String> jobs = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          for (int i = 0; i < JOBS; i++) {
            // All different, and none is left at the next crash: a source that is there at two
            // crashes is quarantined.
            int number = round * JOBS + i;
            jobs.add(uploaded(client, "job-" + number, Pictures.png(600 + number, 400)));
            if (i == JOBS / 2) {
              crash(children(worker));
            }
          }
          for (String id : jobs) {
            eventually(PATIENCE, () -> assertEquals("succeeded", state(client, id)));
          }
        }
        assertTrue(worker.alive());

        List<ProcessHandle> children = children(worker);
        worker.kill();
        eventually(PATIENCE, () -> assertTrue(children.stream().noneMatch(ProcessHandle::isAlive)));
      } catch (Throwable failure) {
        throw new AssertionError(failure.getMessage() + fleet.logs(), failure);
      }
    }
  }

  /** With 199 others of which none is to notice; and then with other workers. */
  @Test
  void aCrasherFailsAloneAndItsSourceIsKeptFromAllWorkersUntilItIsReleased() throws Exception {
    try (Fleet fleet = new Fleet(folder)) {
      fleet.with("image-worker.isolation", "process").with("jobs.backoff", "100ms");
      fleet.start("spine", "jobs", "http-ingest", "postback");
      NodeProcess one = fleet.start("one", "crashing-worker");
      NodeProcess other = fleet.start("other", "crashing-worker");
      Client client = fleet.client();
      try {
        byte[] source = Pictures.png(64, 48);
        String crasher = null;
        List<String> others = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
          if (i == MANY / 2) {
            String query = "rendition=" + CrashingTask.CRASH + ":50x50";
            crasher = client.upload("crasher", query, source).getString("id");
          } else {
            others.add(uploaded(client, "job-" + i, Pictures.png(65 + i, 48)));
          }
        }
        for (String id : others) {
          eventually(PATIENCE, () -> assertEquals("succeeded", state(client, id)));
          assertEquals(1, client.get(id).getInteger("attempts"), client.get(id)::encodePrettily);
        }
        assertFailsOf(client, crasher, "SOURCE_QUARANTINED");
        assertEquals(
            List.of("CODEC_CRASHED", "CODEC_CRASHED", "SOURCE_QUARANTINED"),
            failures(client.get(crasher)));

        // Neither of the two takes it, whichever of them it has crashed: one was told, or one that
        // is new looks before it begins.
        assertTrue(one.terminate());
        assertFailsOf(client, uploaded(client, "to-the-other", source), "SOURCE_QUARANTINED");
        one.start();
        assertTrue(other.terminate());
        assertFailsOf(client, uploaded(client, "to-the-one", source), "SOURCE_QUARANTINED");

        client.release(client.quarantine().getJsonObject(0).getString("sha256"));
        assertTrue(client.quarantine().isEmpty());
        String released = uploaded(client, "released", source);
        eventually(PATIENCE, () -> assertEquals("succeeded", state(client, released)));
      } catch (Throwable failure) {
        throw new AssertionError(failure.getMessage() + fleet.logs(), failure);
      }
    }
  }

  private static String uploaded(Client client, String key, byte[] source) {
    return client.upload(key, HARMLESS, source).getString("id");
  }

  private static void assertFailsOf(Client client, String id, String code) {
    eventually(PATIENCE, () -> assertEquals("failed", state(client, id)));
    JsonObject job = client.get(id);
    assertEquals(code, job.getJsonObject("failure").getString("code"), job::encodePrettily);
  }

  private static List<String> failures(JsonObject job) {
    return job.getJsonArray("history").stream()
        .map(attempt -> ((JsonObject) attempt).getJsonObject("failure").getString("code"))
        .toList();
  }

  private static String state(Client client, String id) {
    JsonObject job = client.get(id);
    return job.getString("state");
  }

  /** Those that are there, once there are any. */
  private static List<ProcessHandle> children(NodeProcess worker) {
    return eventuallyGet(
        PATIENCE,
        () -> {
          List<ProcessHandle> children = worker.children();
          return children.isEmpty() ? null : children;
        });
  }

  /** As a bug in native code would; all at once, so that no job is there at two of the crashes. */
  private static void crash(List<ProcessHandle> children) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", "-SEGV"));
    children.forEach(child -> command.add(Long.toString(child.pid())));
    new ProcessBuilder(command).start().waitFor();
  }
}
