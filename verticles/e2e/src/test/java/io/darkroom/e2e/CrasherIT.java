package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** A job that takes its process down with it, every time, ends; and ends nobody else. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class CrasherIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int MAX_ATTEMPTS = 3;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void failsAJobThatHaltsItsWorkerAfterItsAttemptsWhileTheOthersSucceed() throws Exception {
    try (Receiver receiver = new Receiver();
        Fleet fleet = new Fleet(folder)) {
      fleet.with("jobs.lease", "2s").with("jobs.backoff", "100ms");
      // Others are in the halting process, too: each of its deaths costs them an attempt.
      fleet.with("jobs.maxAttempts", "10");
      fleet.start("spine", "jobs", "http-ingest", "postback");
      NodeProcess worker = fleet.start("worker", "nap-worker");
      Client client = fleet.client();
      List<String> others = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        others.add(client.submit("before-" + i, Fleet.nap(50, receiver.url())).getString("id"));
      }
      JsonObject crasher =
          new JsonObject()
              .put("operation", "halt")
              .put("maxAttempts", MAX_ATTEMPTS)
              .put("notify", new JsonObject().put("url", receiver.url()));
      String id = client.submit("crasher", crasher).getString("id");
      for (int i = 0; i < 10; i++) {
        others.add(client.submit("after-" + i, Fleet.nap(50, receiver.url())).getString("id"));
      }
      eventually(
          PATIENCE,
          () -> {
            if (!worker.alive()) {
              worker.start(); // as a supervisor does
            }
            assertEquals("failed", client.get(id).getString("state"));
          });
      JsonObject job = client.get(id);
      assertEquals("WORKER_LOST", job.getJsonObject("failure").getString("code"));
      assertEquals(MAX_ATTEMPTS, job.getInteger("attempts"), job::encodePrettily);
      assertEquals(MAX_ATTEMPTS, job.getJsonArray("history").size(), job::encodePrettily);
      if (!worker.alive()) {
        worker.start();
      }
      for (String other : others) {
        eventually(PATIENCE, () -> assertEquals("succeeded", client.get(other).getString("state")));
      }
      eventually(PATIENCE, () -> assertEquals("job.failed", typeOf(receiver, id)));
    }
  }

  private static String typeOf(Receiver receiver, String id) {
    JsonObject body = receiver.bodyOf(id);
    return body == null ? null : body.getString("type");
  }
}
