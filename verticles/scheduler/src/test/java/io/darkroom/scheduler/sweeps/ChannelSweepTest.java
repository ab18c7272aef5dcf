package io.darkroom.scheduler.sweeps;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Submission;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChannelSweepTest extends SweepFixture {
  private static final String ART = "http://art.example/";

  @Test
  void writesBackWhatWasMadeOfBothImages() {
    channel("c1", new JsonObject().put("image_url", ART + "a").put("itunes_image", ART + "b"));
    start();

    JsonObject result = swept("channels");

    JsonObject channel = document("channels", "c1");
    for (String field : List.of("image_url", "itunes_image")) {
      JsonObject info = channel.getJsonObject(field + "_info");
      assertEquals(Set.of("50x50", "250X250", "800x800"), info.fieldNames());
      assertEquals(
          "images-resized/Title of c1/", info.getJsonObject("250X250").getString("bucket_path"));
      assertEquals(channel.getString(field), channel.getString("last_" + field));
    }
    assertEquals(true, channel.getJsonObject("metadata").getBoolean("image_is_valid"));
    assertEquals("kept", channel.getString("other"));
    assertEquals(1, result.getInteger("documents"));
    assertEquals(1, result.getInteger("developed"));
    assertEquals(1, darkness.jobs());
  }

  @Test
  void selectsOnlyWhatHasChangedAndIsNotMarked() {
    channel("new", image("n"));
    channel("changed", image("c").put("last_image_url", ART + "old"));
    channel("same", image("s").put("last_image_url", ART + "s"));
    channel("none", new JsonObject().put("image_url", "N/A").put("itunes_image", ""));
    channel("nothing", new JsonObject());
    channel("invalid", image("i").put("metadata", metadata("image_is_valid", false)));
    channel("valid", image("v").put("metadata", metadata("image_is_valid", true)));
    channel("failed", image("f").put("metadata", metadata("error", "NOT_AN_IMAGE: it is none")));
    start();

    assertEquals(3, swept("channels").getInteger("documents"));
    assertEquals(Set.of(ART + "n", ART + "c", ART + "v"), Set.copyOf(darkness.developed()));
    assertEquals(0, swept("channels").getInteger("documents"));
  }

  @Test
  void developsOnlyTheImageThatHasChanged() {
    channel(
        "c1",
        new JsonObject()
            .put("image_url", ART + "a")
            .put("last_image_url", ART + "a")
            .put("image_url_info", new JsonObject().put("50x50", "old"))
            .put("itunes_image", ART + "b"));
    start();
    swept("channels");

    assertEquals(List.of(ART + "b"), darkness.developed());
    assertEquals(
        new JsonObject().put("50x50", "old"),
        document("channels", "c1").getJsonObject("image_url_info"));
  }

  @Test
  void developsOneImageOfTwoNamesOnce() {
    channel("c1", new JsonObject().put("image_url", ART + "a").put("itunes_image", ART + "a"));
    start();
    swept("channels");

    JsonObject channel = document("channels", "c1");
    assertEquals(List.of(ART + "a"), darkness.developed());
    assertEquals(
        channel.getJsonObject("image_url_info"), channel.getJsonObject("itunes_image_info"));
    assertEquals(ART + "a", channel.getString("last_itunes_image"));
  }

  @Test
  void marksABadImageAndTriesItNoMore() {
    channel("c1", new JsonObject().put("image_url", ART + "a").put("itunes_image", ART + "b"));
    darkness.fails(ART + "b", Failure.SOURCE_NOT_FOUND);
    start();
    assertEquals(1, swept("channels").getInteger("invalid"));

    JsonObject channel = document("channels", "c1");
    assertEquals(false, channel.getJsonObject("metadata").getBoolean("image_is_valid"));
    assertEquals(
        "itunes_image: SOURCE_NOT_FOUND: as the test wants it",
        channel.getJsonObject("metadata").getString("error"));
    assertEquals(ART + "a", channel.getString("last_image_url"));
    assertNull(channel.getString("last_itunes_image"));
    assertTrue(channel.containsKey("itunes_image_info"));
    assertNull(channel.getJsonObject("itunes_image_info"));
    assertEquals(0, swept("channels").getInteger("documents"));
  }

  @Test
  void triesAgainTheNextNightWhatCouldNotBeReached() {
    channel("c1", new JsonObject().put("image_url", ART + "a").put("itunes_image", ART + "b"));
    darkness.fails(ART + "b", Failure.SOURCE_UNREACHABLE);
    start();
    assertEquals(1, swept("channels").getInteger("later"));

    JsonObject channel = document("channels", "c1");
    assertFalse(channel.containsKey("metadata"));
    assertEquals(ART + "a", channel.getString("last_image_url"));
    assertNull(channel.getString("last_itunes_image"));

    darkness.heals(ART + "b");
    assertEquals(1, swept("channels").getInteger("developed"));
    assertEquals(List.of(ART + "a", ART + "b", ART + "b"), darkness.developed());
  }

  @Test
  void doesNotBlameTheImageForOurOwnFailures() {
    channel("c1", image("a"));
    darkness.fails(ART + "a", Failure.UNKNOWN_OPERATION);
    start();

    assertEquals(1, swept("channels").getInteger("later"));
    assertFalse(document("channels", "c1").containsKey("metadata"));
  }

  @Test
  void goesThroughMoreThanAPageWithSoManyAtATime() {
    for (int i = 0; i < 250; i++) {
      channel(String.format("c%03d", i), image("a" + i));
    }
    darkness.hold();
    JsonObject config = config();
    config.getJsonObject("sweeps").put("concurrency", 7);
    start(config, Clock.systemUTC());
    String id = jobs.submit(sweep("channels"));
    for (int done = 0; done < 250; done++) {
      int before = done;
      eventually(SOON, () -> assertTrue(darkness.jobs() > before));
      darkness.letGo(1);
    }

    assertEquals(250, ending(id).result().getInteger("developed"));
    assertEquals(250, Set.copyOf(darkness.developed()).size());
    assertEquals(7, darkness.mostUnderWay());
  }

  @Test
  void goesOnWhereAnotherAttemptWasLost() {
    for (int i = 0; i < 40; i++) {
      channel(String.format("c%02d", i), image("a" + i));
    }
    darkness.hold();
    Sweeps first = start();
    String id = jobs.submit(sweep("channels"));
    eventually(SOON, () -> assertEquals(16, darkness.jobs()));
    darkness.letGo(5);
    eventually(SOON, () -> assertEquals(21, darkness.jobs()));
    stop(first);
    assertEquals(Finish.Outcome.RELEASED, jobs.finished(id).outcome());
    darkness.letGo();
    jobs.finished().clear();
    start();
    jobs.again(id, sweep("channels"), 2);

    ending(id);
    assertEquals(40, darkness.developed().size(), "each was developed once");
    assertTrue(all("channels").stream().allMatch(one -> one.getString("last_image_url") != null));
  }

  @Test
  void waitsWhileJobsIsOverloaded() {
    channel("c1", image("a"));
    darkness.away(true);
    start();
    String id = jobs.submit(sweep("channels"));
    eventually(SOON, () -> assertEquals(1, jobs.claims().size() > 0 ? 1 : 0));
    darkness.away(false);

    assertEquals(1, ending(id).result().getInteger("developed"));
  }

  @Test
  void findsOutWithoutNoticesThatAnImageIsDone() {
    channel("c1", image("a"));
    darkness.sayNothing();
    darkness.hold();
    start();
    String id = jobs.submit(sweep("channels"));
    eventually(SOON, () -> assertEquals(1, darkness.jobs()));
    darkness.letGo();

    assertEquals(1, ending(id).result().getInteger("developed"));
  }

  @Test
  void leavesAloneWhatNamesAnotherImageByNow() {
    channel("c1", image("a"));
    darkness.hold();
    start();
    String id = jobs.submit(sweep("channels"));
    eventually(SOON, () -> assertEquals(1, darkness.jobs()));
    mongo
        .updateCollection(
            "channels",
            new JsonObject().put("_id", "c1"),
            new JsonObject().put("$set", new JsonObject().put("image_url", ART + "newer")))
        .await();
    darkness.letGo();

    assertEquals(1, ending(id).result().getInteger("later"));
    assertNull(document("channels", "c1").getString("last_image_url"));
  }

  @Test
  void goesOnAfterADocumentThatCannotBeWritten() {
    channel("c1", image("a").putNull("metadata"));
    channel("c2", image("b"));
    start();
    JsonObject result = swept("channels");

    assertEquals(2, result.getInteger("documents"));
    assertEquals(ART + "b", document("channels", "c2").getString("last_image_url"));
  }

  @Test
  void submitsImagesSoThatTheyHoldUpNobody() {
    channel("c1", image("a"));
    start();
    swept("channels");

    Submission submission = darkness.submissions().get(0);
    assertEquals(-10, submission.request().priority());
    assertEquals("batch", submission.request().operation());
    assertTrue(submission.idempotencyKey().startsWith("sweep:"));
  }

  private static JsonObject image(String name) {
    return new JsonObject().put("image_url", ART + name);
  }

  private static JsonObject metadata(String key, Object value) {
    return new JsonObject().put(key, value);
  }

  private void channel(String id, JsonObject fields) {
    insert(
        "channels",
        fields.copy().put("_id", id).put("title", "Title of " + id).put("other", "kept"));
  }
}
