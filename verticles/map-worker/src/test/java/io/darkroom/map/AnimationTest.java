package io.darkroom.map;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Rendition;
import io.darkroom.map.video.Films;
import io.darkroom.worker.WorkLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
@EnabledIf(
    value = "io.darkroom.map.video.Films#canBeMade",
    disabledReason = "no ffmpeg runs here: docs/maps.md says what it needs")
class AnimationTest {
  private static final int FRAMES = 8;

  @TempDir Path folder;
  private AnimationFixture maps;

  @BeforeEach
  void open() {
    maps = new AnimationFixture(folder);
  }

  @AfterEach
  void close() {
    maps.close();
  }

  @Test
  void puttingFramesTogetherKeepsTheirOrder() throws Exception {
    maps.work();
    maps.work();
    JobView job = succeeded(maps.submit(FRAMES, "mp4"));
    Path film = maps.file(job);
    Films films = new Films(Films.finder());
    assertEquals(FRAMES, Integer.parseInt(films.probe(film).getString("nb_read_frames")));
    List<BufferedImage> frames = films.decode(film, folder.resolve("frames"));
    for (int n = 0; n < FRAMES; n++) {
      Films.assertColour(Films.colour(n), frames.get(n), 80, 60, 4);
    }
    Rendition made = job.renditions().get(0);
    assertEquals("map", made.name());
    assertEquals("video/mp4", made.contentType());
    assertEquals(FakePainter.WIDTH + 1, made.width());
    assertTrue(made.bytes() > 0);
  }

  @Test
  void saysOfEachFrameHowMuchWasThere() {
    maps.work();
    JsonObject result = succeeded(maps.submit(FRAMES, "gif")).json().getJsonObject("result");
    JsonObject coverage = result.getJsonObject("coverage");
    assertEquals(0.75, coverage.getDouble("least"));
    assertEquals("mark", coverage.getString("onMissing"));
    assertEquals("basemap", coverage.getJsonArray("layers").getJsonObject(0).getString("layer"));
    for (int n = 0; n < FRAMES; n++) {
      JsonObject frame = coverage.getJsonArray("frames").getJsonObject(n);
      assertEquals(n + 1, frame.getInteger("frame"));
      assertEquals(n == 3 ? 0.75 : 1.0, frame.getDouble("least"));
      assertEquals("overlays[0]", frame.getJsonArray("layers").getJsonObject(0).getString("layer"));
    }
    assertEquals(List.of("a warning"), result.getJsonArray("warnings").getList());
    assertEquals(2 * (FRAMES + 1), result.getJsonObject("took").getInteger("fetching"));
    assertEquals(
        new JsonObject("{\"format\": \"gif\", \"fps\": 4.0, \"frames\": 8, \"seconds\": 2.0}"),
        result.getJsonObject("film"));
  }

  @ParameterizedTest
  @CsvSource({"gif, image/gif, gif", "webp, image/webp, webp", "apng, image/apng, png"})
  void makesWhatWasAskedFor(String format, String contentType, String extension) {
    maps.work();
    Rendition made = succeeded(maps.submit(2, format)).renditions().get(0);
    assertEquals(contentType, made.contentType());
    assertTrue(made.blob().key().endsWith("map." + extension), made::toString);
    assertEquals(FakePainter.WIDTH, made.width());
  }

  @Test
  void drawsThePlateOnceAndEachFrameOnce() {
    maps.work();
    maps.work();
    succeeded(maps.submit(FRAMES, "mp4"));
    assertEquals(1, maps.painter.plates.get());
    for (int n = 0; n < FRAMES; n++) {
      assertEquals(1, maps.painter.frames.get(n), "frame " + n);
    }
    eventually(AnimationFixture.SOON, () -> assertEquals(List.of(), maps.leftovers()));
  }

  @Test
  void goesOnWhereAnotherWorkerLeftOff() {
    Promise<Void> held = Promise.promise();
    maps.painter.before = frame -> frame == 5 ? held.future() : Future.succeededFuture();
    WorkLoop first = maps.work();
    String id = maps.submit(FRAMES, "mp4");
    eventually(AnimationFixture.SOON, () -> assertEquals(FRAMES - 1, done(id)));
    maps.work();
    maps.painter.before = frame -> Future.succeededFuture();
    held.fail(Failure.SHUTTING_DOWN.with("The worker dies."));
    maps.stop(first);
    succeeded(id);
    assertEquals(1, maps.painter.plates.get());
    for (int n = 0; n < FRAMES; n++) {
      assertEquals(1, maps.painter.frames.get(n), "frame " + n);
    }
  }

  @Test
  void tellsProgressInFrames() {
    Promise<Void> held = Promise.promise();
    maps.painter.before = frame -> frame == 2 ? held.future() : Future.succeededFuture();
    maps.work();
    String id = maps.submit(3, "mp4");
    eventually(
        AnimationFixture.SOON,
        () ->
            assertEquals(
                new JsonObject().put("done", 2).put("total", 3).put("stage", "composing"),
                maps.job(id).json().getJsonObject("progress")));
    held.complete();
    succeeded(id);
  }

  @Test
  void failsAsAFrameFails() {
    maps.painter.before =
        frame ->
            frame == 2
                ? Future.failedFuture(Failure.MAP_NOT_COVERED.with("Nothing is there."))
                : Future.succeededFuture();
    maps.work();
    JobView job = maps.ended(maps.submit(FRAMES, "mp4"));
    assertEquals(JobState.FAILED, job.state());
    JsonObject failure = job.json().getJsonObject("failure");
    assertEquals("MAP_NOT_COVERED", failure.getString("code"));
    assertTrue(failure.getString("message").contains("frame-2"), failure::encode);
  }

  @Test
  void refusesWhatIsTooManyPixelsBeforeFramesAreDrawn() {
    maps.work(new JsonObject().put("maxPixels", FakePainter.WIDTH * FakePainter.HEIGHT * 7));
    JobView job = maps.ended(maps.submit(FRAMES, "mp4"));
    assertEquals("ANIMATION_TOO_LONG", job.json().getJsonObject("failure").getString("code"));
    assertEquals(0, maps.painter.frames.size());
  }

  @Test
  void saysThatThereIsNoEncoderBeforeAnythingIsDrawn() {
    maps.work(new JsonObject().put("ffmpeg", folder.resolve("nowhere").toString()));
    JobView job = maps.ended(maps.submit(FRAMES, "mp4"));
    assertEquals("ENCODER_UNAVAILABLE", job.json().getJsonObject("failure").getString("code"));
    assertEquals(0, maps.painter.plates.get());
  }

  private JobView succeeded(String id) {
    JobView job = maps.ended(id);
    assertEquals(JobState.SUCCEEDED, job.state(), () -> job.json().encodePrettily());
    return job;
  }

  private int done(String id) {
    JsonObject progress = maps.job(id).json().getJsonObject("progress");
    return progress == null || !progress.getString("stage").equals("composing")
        ? 0
        : progress.getInteger("done");
  }
}
