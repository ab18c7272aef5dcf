package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is frozen past its lease and comes back writes nothing. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ZombieIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SLOTS = 4;
  private static final int ROUNDS = 5;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void refusesTheWritesOfAWorkerThatWasFrozenPastItsLease() throws Exception {
    try (Receiver receiver = new Receiver();
        Fleet fleet = new Fleet(folder)) {
      // The cluster waits for it: the lease alone is at stake.
      fleet.with("jobs.lease", "3s").with("jobs.backoff", "100ms");
      fleet.with("worker.slots", String.valueOf(SLOTS)).with("worker.cpuThreads", "2");
      fleet.with("cluster.heartbeatTimeout", "120s");
      fleet.start("spine", "jobs", "http-ingest", "postback");
      // Both are members before one freezes: none can join while another does not answer.
      List<NodeProcess> workers =
          List.of(fleet.start("one", "nap-worker"), fleet.start("other", "nap-worker"));
      for (NodeProcess worker : workers) {
        eventually(PATIENCE, () -> assertTrue(worker.started()));
      }
      Client client = fleet.client();
      workOnce(client, receiver);
      // It cannot end before its worker is frozen, however late that is.
      Path wake = folder.resolve("wake");
      JsonObject nap = Fleet.nap(0, receiver.url());
      nap.getJsonObject("options").put("until", wake.toString());
      String id = client.submit("frozen", nap).getString("id");
      eventually(PATIENCE, () -> assertEquals("running", client.get(id).getString("state")));
      String holder = client.get(id).getString("worker");
      NodeProcess zombie =
          workers.stream()
              .filter(it -> holder.contains("-" + it.pid() + "-"))
              .findFirst()
              .orElseThrow();
      zombie.freeze();
      try {
        Files.createFile(wake);
        eventually(PATIENCE, () -> assertEquals("succeeded", client.get(id).getString("state")));
      } finally {
        zombie.thaw();
      }
      // It wakes in the middle of its nap, looks at its clock, asks, and hears that it lost.
      eventually(
          PATIENCE,
          () -> {
            String log = Files.readString(zombie.log());
            assertTrue(log.contains("LEASE_LOST"), log);
          });
      JsonObject job = client.get(id);
      assertEquals(List.of("lost", "succeeded"), outcomes(job), job::encodePrettily);
      String heir = job.getJsonArray("history").getJsonObject(1).getString("worker");
      String who = new String(client.rendition(id, "who"), StandardCharsets.UTF_8);
      assertTrue(heir.contains("-" + who + "-"), () -> heir + " did it, but stored is " + who);
      eventually(PATIENCE, () -> assertEquals(1, receiver.idsOf(id).size()));
      // The zombie is a good worker again.
      String next = client.submit("after", Fleet.nap(0, receiver.url())).getString("id");
      eventually(PATIENCE, () -> assertEquals("succeeded", client.get(next).getString("state")));
    }
  }

  @Test
  void isAGoodWorkerAgainAfterTheClusterHadGivenItUp() throws Exception {
    try (Receiver receiver = new Receiver();
        Fleet fleet = new Fleet(folder)) {
      fleet.with("cluster.heartbeatTimeout", "4s");
      NodeProcess spine = fleet.start("spine", "jobs", "http-ingest", "postback");
      NodeProcess zombie = fleet.start("zombie", "nap-worker");
      Client client = fleet.client();
      String first = client.submit("before", Fleet.nap(0, receiver.url())).getString("id");
      eventually(PATIENCE, () -> assertEquals("succeeded", client.get(first).getString("state")));
      zombie.freeze();
      try {
        eventually(
            PATIENCE,
            () -> assertTrue(Files.readString(spine.log()).contains("Suspecting Member")));
      } finally {
        zombie.thaw();
      }
      // It merges back once it has looked for the others, which takes seconds for each that is not.
      for (int i = 0; i < 20; i++) {
        String id = client.submit("after" + i, Fleet.nap(0, receiver.url())).getString("id");
        eventually(PATIENCE, () -> assertEquals("succeeded", client.get(id).getString("state")));
      }
    }
  }

  /**
   * Has each worker begin, renew and end jobs. Whom to ask, a node looks up in the cluster the
   * first time it asks: of all nodes together, the one that is to be frozen too. With the patience
   * that the cluster has here nothing else would be heard of until it wakes.
   */
  private static void workOnce(Client client, Receiver receiver) throws Exception {
    Set<String> workers = new HashSet<>();
    for (int round = 0; workers.size() < 2; round++) {
      assertTrue(round < ROUNDS, "none but these has worked: " + workers);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 2 * SLOTS; i++) {
        JsonObject nap = Fleet.nap(1_500, receiver.url());
        ids.add(client.submit("before-" + round + "-" + i, nap).getString("id"));
      }
      for (String id : ids) {
        eventually(PATIENCE, () -> assertEquals("succeeded", client.get(id).getString("state")));
        eventually(PATIENCE, () -> assertEquals(1, receiver.idsOf(id).size()));
        JsonArray history = client.get(id).getJsonArray("history");
        workers.add(history.getJsonObject(history.size() - 1).getString("worker"));
      }
    }
  }

  private static List<String> outcomes(JsonObject job) {
    JsonArray history = job.getJsonArray("history");
    return history.stream().map(one -> ((JsonObject) one).getString("outcome")).toList();
  }
}
