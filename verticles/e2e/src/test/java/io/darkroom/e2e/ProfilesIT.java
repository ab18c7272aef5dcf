package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.e2e.ProfileServer.Deployment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of profiles, whole: a content server publishes changes, some over others, while
 * schedulers, bridge, jobs and workers are killed at random; in the end every newest profile has
 * its pictures, and nothing older won. A longer run: {@code -Dprofiles.changes=500
 * -Dprofiles.kills=100}.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class ProfilesIT {
  private static final int CHANGES = Integer.getInteger("profiles.changes", 50);
  private static final int PROFILES = 20;
  private static final int KILLS = Integer.getInteger("profiles.kills", 8);
  private static final long SEED = Long.getLong("chaos.seed", System.currentTimeMillis());
  private static final String QUEUE = "profiles";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Times are read when an ask comes, and what was asked is written a little later. */
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void givesEveryNewestProfileItsPicturesWhateverIsKilled() throws Exception {
    System.out.println("chaos.seed=" + SEED + " profiles.changes=" + CHANGES);
    try (ProfileServer server = new ProfileServer();
        PodcastQueues queues = new PodcastQueues();
        Fleet fleet = new Fleet(folder)) {
      configure(fleet, server, queues);
      fleet.command("setup", "sqs");
      fleet.start("jobs", "jobs");
      fleet.start("scheduler-1", "scheduler");
      fleet.start("scheduler-2", "scheduler");
      fleet.start("bridge", "sqs-bridge");
      fleet.start("worker-1", "avatar-worker");
      fleet.start("worker-2", "avatar-worker");
      Killer killer = new Killer(fleet, SEED, KILLS);
      try {
        // What is deployed before anybody watches is nobody's business.
        eventually(PATIENCE, () -> assertTrue(fleet.logs().contains("bridge open")));
        killer.start();
        Random random = new Random(SEED);
        for (int i = 0; i < CHANGES; i++) {
          server.deploy(i < PROFILES ? i : random.nextInt(PROFILES));
          LockSupport.parkNanos(Duration.ofMillis(random.nextInt(500)).toNanos());
        }
        killer.join(PATIENCE.toMillis());
        assertEquals(KILLS, killer.done(), "kills");
        fleet.start("http", "http-ingest");
        for (Deployment newest : server.newest()) {
          eventually(PATIENCE, () -> assertPictures(fleet, newest));
        }
        eventually(PATIENCE, () -> assertEquals(0, queues.size(QUEUE), "left in the queue"));
        assertEquals(0, queues.size(QUEUE + "-dead"), "dead letters");
        eventually(PATIENCE, () -> assertNothingIsUnfinished(fleet.client()));
        assertNothingOlderWon(fleet.client(), server);
      } catch (Throwable failure) {
        throw new AssertionError(
            failure.getMessage() + " (seed " + SEED + ")" + fleet.logs(), failure);
      } finally {
        killer.interrupt();
      }
    }
  }

  private static void configure(Fleet fleet, ProfileServer server, PodcastQueues queues) {
    fleet.with("jobs.lease", "4s").with("jobs.backoff", "100ms").with("jobs.maxAttempts", "20");
    fleet.with("profile-images.contentServers", server.url());
    fleet.with("avatar-worker.renderers", "snapshots");
    fleet.with("profile-feed.enabled", "true").with("profile-feed.every", "200ms");
    fleet.with("profile-feed.to", "sqs:" + QUEUE).with("profile-feed.pageSize", "5");
    fleet.with("sqs-bridge.endpoint", queues.endpoint());
    fleet.with("sqs-bridge.accessKey", "x").with("sqs-bridge.secretKey", "x");
    fleet.with("sqs-bridge.visibility", "5s").with("sqs-bridge.waitTime", "1s");
    fleet.with("sqs-bridge.maxReceives", "100");
    fleet.with("sqs-bridge.routes.profiles.from", QUEUE);
    fleet.with("sqs-bridge.routes.profiles.format", "catalyst");
    fleet.with("sqs-bridge.routes.profiles.retryDeadLetters", "3");
  }

  private static void assertPictures(Fleet fleet, Deployment newest) throws Exception {
    assertColour(fleet, newest, "face", 256, 256);
    assertColour(fleet, newest, "body", 256, 512);
  }

  private static void assertColour(
      Fleet fleet, Deployment newest, String kind, int width, int height) throws Exception {
    Path file =
        fleet
            .blobs()
            .resolve("darkroom-public/entities")
            .resolve(newest.id())
            .resolve(kind + ".png");
    assertTrue(Files.exists(file), () -> kind + " of " + newest);
    BufferedImage picture = ImageIO.read(file.toFile());
    assertNotNull(picture, () -> "no picture: " + file);
    assertEquals(width, picture.getWidth());
    assertEquals(height, picture.getHeight());
    assertEquals(
        newest.colour(), new Color(picture.getRGB(128, 128)), () -> kind + " of " + newest);
  }

  private static JsonArray jobs(Client client) {
    return client.list("operation=profile-images");
  }

  private static void assertNothingIsUnfinished(Client client) {
    for (Object one : jobs(client)) {
      JsonObject job = (JsonObject) one;
      assertTrue(job.containsKey("finishedAt"), () -> "not finished: " + job.encode());
    }
  }

  /** Of each profile the newest has succeeded, and no older one was begun when it was durable. */
  private static void assertNothingOlderWon(Client client, ProfileServer server) {
    for (Deployment newest : server.newest()) {
      List<JsonObject> all =
          jobs(client).stream()
              .map(JsonObject.class::cast)
              .filter(job -> key(job).equals("profile:" + newest.pointer()))
              .toList();
      List<JsonObject> newestJobs =
          all.stream().filter(job -> version(job) == newest.timestamp()).toList();
      assertTrue(
          newestJobs.stream().anyMatch(job -> job.getString("state").equals("succeeded")),
          () -> "newest without success: " + newest + " " + newestJobs);
      Instant durable =
          newestJobs.stream()
              .map(job -> Instant.parse(job.getString("createdAt")))
              .min(Instant::compareTo)
              .orElseThrow();
      for (JsonObject job : all) {
        assertTrue(version(job) <= newest.timestamp(), () -> "unknown: " + job.encode());
        assertTrue(
            version(job) == newest.timestamp()
                || !job.getString("state").equals("succeeded")
                || Instant.parse(job.getString("startedAt")).isBefore(durable.plus(AT_ONCE)),
            () -> "older, but was begun: " + job.encode() + " newest since " + durable);
      }
    }
  }

  private static String key(JsonObject job) {
    return job.getJsonObject("supersedes").getString("key");
  }

  private static long version(JsonObject job) {
    return job.getJsonObject("supersedes").getLong("version");
  }
}
