package io.darkroom.scheduler.sweeps;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Held;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EpisodeSweepTest extends SweepFixture {
  private static final String ART = "http://art.example/";

  @Test
  void writesBackWhatWasMadeUnderTheChannelsTitle() {
    insert("channels", new JsonObject().put("_id", "c1").put("title", "Über Katzen"));
    episode("e1", image("a").put("channel_id", "c1"));
    episode("e2", image("b").put("channel_id", "nobody"));
    start();

    JsonObject result = swept("episodes");

    JsonObject episode = document("episodes", "e1");
    assertEquals(
        "images-resized/Über Katzen/",
        episode.getJsonObject("itunes_image_info").getJsonObject("50x50").getString("bucket_path"));
    assertEquals(ART + "a", episode.getString("last_itunes_image"));
    assertEquals(true, episode.getJsonObject("metadata").getBoolean("image_is_valid"));
    assertFalse(episode.containsKey("lock"));
    assertEquals(
        "images-resized/CUSTOM/",
        document("episodes", "e2")
            .getJsonObject("itunes_image_info")
            .getJsonObject("800x800")
            .getString("bucket_path"));
    assertEquals(2, result.getInteger("developed"));
  }

  @Test
  void selectsOnlyWhatHasChangedAndIsNeitherMarkedNorLocked() {
    episode("changed", image("c").put("last_itunes_image", ART + "old"));
    episode("same", image("s").put("last_itunes_image", ART + "s"));
    episode("none", new JsonObject().put("itunes_image", "N/A"));
    episode("nothing", new JsonObject());
    episode("invalid", image("i").put("metadata", new JsonObject().put("image_is_valid", false)));
    episode("valid", image("v").put("metadata", new JsonObject().put("image_is_valid", true)));
    episode("failed", image("f").put("metadata", new JsonObject().put("error", "it is none")));
    episode("locked", image("l").put("lock", true));
    start();

    assertEquals(2, swept("episodes").getInteger("documents"));
    assertEquals(Set.of(ART + "c", ART + "v"), Set.copyOf(darkness.developed()));
  }

  @Test
  void developsTheSameArtworkOfAThousandEpisodesOnce() {
    for (int i = 0; i < 1_000; i++) {
      episode(String.format("e%04d", i), image(i % 10 == 0 ? "own" + i : "cover"));
    }
    start();

    JsonObject result = swept("episodes");

    assertEquals(1, count("cover"));
    assertEquals(101, darkness.jobs());
    assertEquals(1_000, result.getInteger("documents"));
    assertEquals(101, result.getInteger("developed"));
    assertEquals(899, result.getInteger("reused"));
    JsonObject info = document("episodes", "e0001").getJsonObject("itunes_image_info");
    assertEquals(info, document("episodes", "e0999").getJsonObject("itunes_image_info"));
    assertEquals(
        1,
        mongo.count("episodes_bucket", new JsonObject().put("image_url", ART + "cover")).await());
    allWritten(1_000);
  }

  @Test
  void usesWhatTheBucketHasFromAnotherNight() {
    JsonObject info = new JsonObject().put("50x50", new JsonObject().put("url", "http://s3/x"));
    insert(
        "episodes_bucket",
        new JsonObject().put("image_url", ART + "a").put("itunes_image_info", info));
    episode("e1", image("a"));
    start();

    assertEquals(1, swept("episodes").getInteger("reused"));
    assertEquals(info, document("episodes", "e1").getJsonObject("itunes_image_info"));
    assertEquals(0, darkness.jobs());
  }

  @Test
  void developsOnceWhatTwoSweepsNeedAtOnce() {
    for (int i = 0; i < 300; i++) {
      episode(String.format("e%03d", i), image("cover" + i % 3));
    }
    darkness.hold();
    start();
    start();
    String one = jobs.submit(sweep("episodes"));
    String other = jobs.submit(sweep("episodes"));
    // Six asks for three jobs: both sweeps have pages, and wait for the same images.
    eventually(SOON, () -> assertEquals(6, darkness.submissions().size()));
    darkness.letGo();
    int documents =
        ending(one).result().getInteger("documents")
            + ending(other).result().getInteger("documents");

    assertEquals(300, documents);
    assertEquals(3, darkness.developed().size());
    allWritten(300);
  }

  @Test
  void marksAllEpisodesOfABadImageAndForgetsIt() {
    for (int i = 0; i < 150; i++) {
      episode(String.format("e%03d", i), image("bad"));
    }
    darkness.fails(ART + "bad", Failure.NOT_AN_IMAGE);
    start();

    assertEquals(150, swept("episodes").getInteger("invalid"));
    assertEquals(1, darkness.developed().size());
    JsonObject episode = document("episodes", "e149");
    assertEquals(false, episode.getJsonObject("metadata").getBoolean("image_is_valid"));
    assertEquals(
        "itunes_image: NOT_AN_IMAGE: as the test wants it",
        episode.getJsonObject("metadata").getString("error"));
    assertNull(episode.getString("last_itunes_image"));
    assertFalse(episode.containsKey("lock"));
    assertEquals(List.of(), all("episodes_bucket"));
    assertEquals(0, swept("episodes").getInteger("documents"));
  }

  @Test
  void triesAnUnreachableImageOnceANight() {
    for (int i = 0; i < 150; i++) {
      episode(String.format("e%03d", i), image("away"));
    }
    darkness.fails(ART + "away", Failure.SOURCE_TIMEOUT);
    start();
    assertEquals(150, swept("episodes").getInteger("later"));
    assertEquals(1, count("away"));
    assertFalse(document("episodes", "e000").containsKey("metadata"));
    assertFalse(document("episodes", "e000").containsKey("lock"));

    darkness.heals(ART + "away");
    assertEquals(1, swept("episodes").getInteger("developed"));
    allWritten(150);
  }

  @Test
  void triesAnewWhatFailedInANightThatWasCutShort() {
    episode("e1", image("a"));
    darkness.fails(ART + "a", Failure.SOURCE_TIMEOUT);
    darkness.hold();
    Sweeps first = start();
    jobs.submit(sweep("episodes"));
    eventually(SOON, () -> assertEquals(1, darkness.jobs()));
    stop(first);
    darkness.letGo();
    darkness.heals(ART + "a");
    start();

    assertEquals(1, swept("episodes").getInteger("developed"));
    assertEquals(2, count("a"));
  }

  @Test
  void asksTheJobOfAnAttemptThatWasKilledWhetherAnImageIsBad() {
    String id = Ids.next();
    episode("e1", image("bad"));
    darkness.fails(ART + "bad", Failure.NOT_AN_IMAGE);
    darkness.hold();
    Sweeps first = start();
    jobs.again(id, sweep("episodes"), 1);
    eventually(SOON, () -> assertEquals(1, darkness.jobs()));
    stop(first);
    darkness.letGo();
    jobs.finished().clear();
    start();
    jobs.again(id, sweep("episodes"), 2);

    assertEquals(1, ending(id).result().getInteger("invalid"));
    assertEquals(1, count("bad"));
    assertEquals(List.of(), all("episodes_bucket"));
  }

  @Test
  void locksAPageWhileItIsWorkedOnAndUnlocksItWhenItIsStopped() {
    for (int i = 0; i < 150; i++) {
      episode(String.format("e%03d", i), image("a" + i));
    }
    darkness.hold();
    Sweeps first = start();
    String id = jobs.submit(sweep("episodes"));
    eventually(SOON, () -> assertEquals(16, darkness.jobs()));
    assertEquals(100, locked());
    assertEquals(id, document("episodes", "e000").getJsonObject("lock").getString("job"));

    stop(first);

    assertEquals(0, locked());
    assertEquals(Finish.Outcome.RELEASED, jobs.finished(id).outcome());
  }

  @Test
  void unlocksWhenItsJobIsCancelled() {
    episode("e1", image("a"));
    darkness.hold();
    start();
    String id = jobs.submit(sweep("episodes"));
    eventually(SOON, () -> assertEquals(1, locked()));
    jobs.onRenew(
        asked -> Future.succeededFuture(asked.stream().map(one -> Held.CANCELLED).toList()));
    jobs.publishCancelled(id);

    eventually(SOON, () -> assertEquals(0, locked()));
    assertNull(document("episodes", "e1").getString("last_itunes_image"));
  }

  @Test
  void takesUpAtOnceWhatAKilledAttemptHadLocked() {
    String id = Ids.next();
    for (int i = 0; i < 30; i++) {
      episode(
          String.format("e%02d", i),
          image("a" + i).put("lock", lock(id, System.currentTimeMillis())));
    }
    start();
    jobs.again(id, sweep("episodes"), 2);

    assertEquals(30, ending(id).result().getInteger("developed"));
    allWritten(30);
  }

  @Test
  void takesOverOnlyWhatADeadOwnerHasLocked() {
    long now = System.currentTimeMillis();
    episode("dead", image("d").put("lock", lock("1".repeat(32), now - 601_000)));
    episode("alive", image("l").put("lock", lock("2".repeat(32), now - 500_000)));
    start();

    assertEquals(1, swept("episodes").getInteger("documents"));
    assertEquals(List.of(ART + "d"), darkness.developed());
    assertTrue(document("episodes", "alive").containsKey("lock"));
  }

  @Test
  void renewsItsLocksWhileItWorks() {
    episode("e1", image("a"));
    darkness.hold();
    JsonObject config = config();
    config.getJsonObject("sweeps").put("episodes", new JsonObject().put("lockFor", "1s"));
    start(config, Clock.systemUTC());
    String id = jobs.submit(sweep("episodes"));
    eventually(SOON, () -> assertEquals(1, locked()));
    long first = document("episodes", "e1").getJsonObject("lock").getLong("at");

    eventually(
        Duration.ofSeconds(10),
        () ->
            assertTrue(
                document("episodes", "e1").getJsonObject("lock").getLong("at") > first + 500));
    darkness.letGo();
    ending(id);
    allWritten(1);
  }

  @Test
  void goesByIdsOfAnyType() {
    mongo.insert("episodes", image("a")).await();
    mongo.insert("episodes", image("b")).await();
    start();

    assertEquals(2, swept("episodes").getInteger("developed"));
    allWritten(2);
  }

  @Test
  void countsWhatBecameOfDocumentsFromTheStart() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try {
      episode("e1", image("a"));
      episode("e2", image("a"));
      start();
      assertEquals(8, registry.get("darkroom.sweeps.documents").counters().size());
      swept("episodes");

      for (String outcome : List.of("developed", "reused")) {
        assertEquals(
            1,
            registry
                .get("darkroom.sweeps.documents")
                .tags("sweep", "episodes", "outcome", outcome)
                .counter()
                .count());
      }
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  private void allWritten(int count) {
    List<JsonObject> all = all("episodes");
    assertEquals(count, all.size());
    for (JsonObject episode : all) {
      assertEquals(episode.getString("itunes_image"), episode.getString("last_itunes_image"));
      assertFalse(episode.containsKey("lock"));
    }
  }

  private long count(String image) {
    return darkness.developed().stream().filter((ART + image)::equals).count();
  }

  private long locked() {
    return all("episodes").stream().filter(one -> one.containsKey("lock")).count();
  }

  private static JsonObject lock(String job, long at) {
    return new JsonObject().put("job", job).put("owner", "dead").put("at", at);
  }

  private static JsonObject image(String name) {
    return new JsonObject().put("itunes_image", ART + name);
  }

  private void episode(String id, JsonObject fields) {
    insert("episodes", fields.copy().put("_id", id));
  }
}
