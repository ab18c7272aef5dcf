package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.avatar.fixture.ContentServer;
import io.darkroom.e2e.ProfileServer.Deployment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final int KILLS_OF_REAL_ONES = 2;
  private static final long SEED = Long.getLong("chaos.seed", System.currentTimeMillis());
  private static final String QUEUE = "profiles";
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  /** Deploys profiles while nodes are killed. */
  private interface Publishing {
    void run(ProfileServer server, Random random) throws IOException;
  }

  /** Looks at the newest deployment of a profile, its pictures, and the job that made them. */
  private interface Look {
    void at(Deployment newest, BufferedImage face, BufferedImage body, JsonObject job);
  }

  @Test
  void givesEveryNewestProfileItsPicturesWhateverIsKilled() throws Exception {
    Map<String, Garb> garbs = new ConcurrentHashMap<>();
    survives(
        KILLS,
        (server, random) -> {
          Wardrobe.hangIn(server);
          for (int i = 0; i < CHANGES; i++) {
            int profile = i < PROFILES ? i : random.nextInt(PROFILES);
            Garb garb = Garb.of(i);
            garbs.put("entity" + i, garb);
            server.deploy("entity" + i, "0x%040d".formatted(profile), garb.entity(server));
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(500)).toNanos());
          }
        },
        (newest, face, body, job) -> {
          Garb garb = garbs.get(newest.id());
          garb.assertShownBy(face, body);
          assertMade(job, garb.drawn() ? "builtin" : "snapshots", 0);
        });
  }

  @Test
  void drawsRealModelsWhateverIsKilled() throws Exception {
    Path assets = ContentServer.sharedAssets().orElse(null);
    assumeTrue(assets != null, "no folder shared/avatar-assets beside the project: skipped");
    JsonArray profiles = new JsonArray(Files.readString(assets.resolve("profiles.json")));
    survives(
        KILLS_OF_REAL_ONES,
        (server, random) -> {
          server.wearables(assets);
          for (int i = 0; i < profiles.size(); i++) {
            JsonObject profile = profiles.getJsonObject(i);
            String id = profile.getString("id");
            Path file = assets.resolve("catalyst").resolve("contents").resolve(id);
            JsonObject entity = new JsonObject(Files.readString(file));
            server.deploy(id, profile.getString("address"), entity);
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(500)).toNanos());
          }
        },
        (newest, face, body, job) -> {
          // Somebody stands there, and there is a background beside.
          assertBetween(0.1, 0.9, share(face), "face of " + newest);
          assertBetween(0.1, 0.5, share(body), "body of " + newest);
          // One wears what nobody knows.
          boolean lacks = newest.entity().encode().contains("does_not_exist");
          assertMade(job, "builtin", lacks ? 1 : 0);
        });
  }

  private void survives(int kills, Publishing publishing, Look look) throws Exception {
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
      Killer killer = new Killer(fleet, SEED, kills);
      try {
        // What is deployed before anybody watches is nobody's business.
        eventually(PATIENCE, () -> assertTrue(fleet.logs().contains("bridge open")));
        killer.start();
        publishing.run(server, new Random(SEED));
        killer.join(PATIENCE.toMillis());
        assertEquals(kills, killer.done(), "kills");
        fleet.start("http", "http-ingest");
        for (Deployment newest : server.newest()) {
          eventually(PATIENCE, () -> assertTrue(Files.exists(picture(fleet, newest, "body"))));
        }
        eventually(PATIENCE, () -> assertEquals(0, queues.size(QUEUE), "left in the queue"));
        assertEquals(0, queues.size(QUEUE + "-dead"), "dead letters");
        ProfileJobs jobs = new ProfileJobs(fleet.client());
        eventually(PATIENCE, jobs::assertNothingIsUnfinished);
        for (Deployment newest : server.newest()) {
          JsonObject job = jobs.assertNothingOlderWon(newest);
          look.at(newest, read(fleet, newest, "face"), read(fleet, newest, "body"), job);
          Path failure = entities(fleet).resolveSibling("failures").resolve(newest.id() + ".txt");
          assertFalse(Files.exists(failure), () -> "failure of " + newest);
        }
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
    fleet.with("avatar-worker.renderers", "builtin,snapshots");
    // The same pixels in the middle of what is of one colour, and much sooner.
    fleet.with("avatar-worker.builtin.supersampling", "1");
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

  private static Path entities(Fleet fleet) {
    return fleet.blobs().resolve("darkroom-public/entities");
  }

  private static Path picture(Fleet fleet, Deployment newest, String kind) {
    return entities(fleet).resolve(newest.id()).resolve(kind + ".png");
  }

  private static BufferedImage read(Fleet fleet, Deployment newest, String kind)
      throws IOException {
    BufferedImage image = ImageIO.read(picture(fleet, newest, kind).toFile());
    assertNotNull(image, () -> "no picture: " + kind + " of " + newest);
    assertEquals(256, image.getWidth());
    assertEquals(kind.equals("face") ? 256 : 512, image.getHeight());
    return image;
  }

  /** One that was tried again finds the pictures of the first try: that says nothing of how. */
  private static void assertMade(JsonObject job, String renderer, int leftOut) {
    JsonObject result = job.getJsonObject("result");
    if (result.getString("made").equals("rendered")) {
      assertEquals(renderer, result.getString("renderer"), job::encode);
      assertEquals(leftOut, result.getInteger("leftOutCount"), job::encode);
    }
  }

  /** How much of a picture is covered. */
  private static double share(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return (double) Arrays.stream(pixels).filter(pixel -> pixel >>> 24 > 127).count()
        / pixels.length;
  }

  private static void assertBetween(double least, double most, double value, String what) {
    assertTrue(value >= least && value <= most, () -> what + ": " + value);
  }
}
