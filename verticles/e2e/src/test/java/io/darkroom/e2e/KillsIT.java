package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * No accepted job is lost and none is completed twice, whatever is killed and when. A longer run:
 * {@code -Dchaos.kills=400 -Dchaos.jobs=2000}; the same run again: {@code -Dchaos.seed=...}.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class KillsIT {
  private static final int JOBS = Integer.getInteger("chaos.jobs", 200);
  private static final int KILLS = Integer.getInteger("chaos.kills", 40);
  private static final long SEED = Long.getLong("chaos.seed", System.currentTimeMillis());
  private static final int SENDERS = 4;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void losesNothingWithOneJobsNodeOverSqlite() throws Exception {
    try (Receiver receiver = new Receiver();
        Fleet fleet = new Fleet(folder)) {
      quickLeases(fleet);
      fleet.start("jobs", "jobs");
      run(fleet, receiver);
    }
  }

  @Test
  void losesNothingWithTwoJobsNodesOverMongo() throws Exception {
    MongoServer mongo = new MongoServer(new MemoryBackend());
    mongo.bind("127.0.0.1", 0);
    try (Receiver receiver = new Receiver();
        Fleet fleet = new Fleet(folder)) {
      quickLeases(fleet);
      fleet.with("jobs.store", "mongo");
      fleet.with("jobs.mongo.url", "mongodb://127.0.0.1:" + mongo.getLocalAddress().getPort());
      fleet.start("jobs-1", "jobs");
      fleet.start("jobs-2", "jobs");
      run(fleet, receiver);
    } finally {
      mongo.shutdownNow();
    }
  }

  /** What a killed worker or deliverer held is free again after seconds, not half a minute. */
  private static void quickLeases(Fleet fleet) {
    fleet.with("jobs.lease", "4s").with("jobs.deliveryLease", "4s");
    fleet.with("jobs.backoff", "100ms").with("jobs.maxAttempts", "20");
    fleet.with("postback.schedule", "0s,200ms,500ms,1s,1s,2s,2s,2s");
  }

  private void run(Fleet fleet, Receiver receiver) throws Exception {
    System.out.println("chaos.seed=" + SEED + " chaos.kills=" + KILLS + " chaos.jobs=" + JOBS);
    fleet.start("ingest-1", "http-ingest");
    fleet.start("ingest-2", "http-ingest");
    fleet.start("worker-1", "image-worker", "nap-worker");
    fleet.start("worker-2", "image-worker", "nap-worker");
    fleet.start("postback", "postback");
    Killer killer = new Killer(fleet, SEED, KILLS);
    Ledger ledger = new Ledger();
    try {
      killer.start();
      send(fleet, receiver, killer, ledger);
      killer.join(Duration.ofMinutes(8).toMillis());
      assertEquals(KILLS, killer.done(), "kills");
      assertEquals(JOBS, ledger.size(), "every job was promised");
      eventually(
          Duration.ofSeconds(180),
          () ->
              assertEquals(
                  JOBS,
                  ledger.jobs().stream().filter(id -> !receiver.idsOf(id).isEmpty()).count(),
                  "jobs that were heard of"));
      ledger.check(fleet.client(), receiver);
      ledger.checkBlobs(fleet.blobs().resolve("darkroom-public"));
    } catch (Throwable failure) {
      throw new AssertionError(
          failure.getMessage() + " (seed " + SEED + ")" + fleet.logs(), failure);
    } finally {
      killer.interrupt();
    }
  }

  /** Sends all jobs, spread over the time of the killing; each promise is asked for twice. */
  private static void send(Fleet fleet, Receiver receiver, Killer killer, Ledger ledger)
      throws Exception {
    Client client = fleet.client();
    Random random = new Random(SEED);
    AtomicInteger next = new AtomicInteger();
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<Void>> running = new ArrayList<>();
      byte[] picture = Pictures.png(640, 480);
      int[] naps = random.ints(JOBS, 0, 1_500).toArray();
      Callable<Void> sender =
          () -> {
            for (int i = next.getAndIncrement(); i < JOBS; i = next.getAndIncrement()) {
              awaitKills(killer, i * KILLS / JOBS);
              sendOne(client, receiver, ledger, picture, naps[i], i);
            }
            return null;
          };
      for (int i = 0; i < SENDERS; i++) {
        running.add(senders.submit(sender));
      }
      for (Future<Void> one : running) {
        one.get(10, TimeUnit.MINUTES);
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private static void sendOne(
      Client client, Receiver receiver, Ledger ledger, byte[] picture, int nap, int i) {
    String key = "job-" + i;
    for (int times = 0; times < 2; times++) {
      if (i % 2 == 0) {
        ledger.promised(key, client.submit(key, Fleet.nap(nap, receiver.url())));
      } else {
        String query = "rendition=small:100x100&rendition=tiny:50x&notify=" + receiver.url();
        ledger.promised(key, client.upload(key, query, picture));
      }
    }
  }

  private static void awaitKills(Killer killer, int kills) {
    long end = System.nanoTime() + Duration.ofMinutes(8).toNanos();
    while (killer.done() < kills) {
      assertTrue(System.nanoTime() < end, "the killer is stuck at " + killer.done());
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
