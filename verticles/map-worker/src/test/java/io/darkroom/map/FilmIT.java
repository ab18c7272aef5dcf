package io.darkroom.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.map.server.MapServer;
import io.darkroom.map.server.Mishap;
import io.darkroom.map.server.World;
import io.darkroom.map.video.Films;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Animations of what a map server draws, also of what it draws wrong. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@EnabledIf(
    value = "io.darkroom.map.video.Films#canBeMade",
    disabledReason = "no ffmpeg runs here: docs/maps.md says what it needs")
class FilmIT {
  private static final int FRAMES = 20;

  @TempDir Path folder;
  private AnimationFixture maps;
  private MapServer server;

  @BeforeEach
  void open() {
    maps = new AnimationFixture(folder);
    server = MapServer.start(maps.vertx(), new World().waves(3));
    maps.deploy(new JsonObject().put("requestTimeout", "400ms").put("fetchWithin", "20s"));
  }

  @AfterEach
  void close() {
    server.close();
    maps.close();
  }

  @Test
  void showsTimeNInFrameN() throws Exception {
    JobView job = succeeded(order());
    Path film = maps.file(job);
    Films films = new Films(Films.finder());
    JsonObject stream = films.probe(film);
    assertEquals("h264", stream.getString("codec_name"));
    assertEquals("yuv420p", stream.getString("pix_fmt"));
    assertEquals(FRAMES, Integer.parseInt(stream.getString("nb_read_frames")));
    assertEquals(FRAMES / 4.0, Double.parseDouble(stream.getString("duration")), 0.01);
    JsonObject map = result(job).getJsonObject("map");
    List<BufferedImage> frames = films.decode(film, folder.resolve("frames"));
    for (int n = 0; n < FRAMES; n++) {
      Films.assertColour(
          World.colourOf(time(n)),
          frames.get(n),
          map.getInteger("x") + map.getInteger("width") / 2,
          map.getInteger("y") + map.getInteger("height") / 2,
          6);
    }
    assertEquals(1.0, coverage(job).getDouble("least"));
  }

  @Test
  void asksForBasemapAndLegendOnce() {
    succeeded(order());
    List<MapServer.Asked> asked = server.asked();
    assertEquals(1, asked.stream().filter(one -> one.request().equals("GetLegendGraphic")).count());
    List<String> tiles =
        asked.stream().filter(one -> one.request().equals("tile")).map(it -> it.uri()).toList();
    assertEquals(tiles.size(), Set.copyOf(tiles).size());
    assertEquals(FRAMES, asked.stream().filter(one -> one.request().equals("GetMap")).count());
  }

  @Test
  void triesAgainWhatTimedOut() {
    Set<String> hung = ConcurrentHashMap.newKeySet();
    // Each tenth frame, when it is first asked for.
    server.faulty(
        one -> one.time().endsWith("4:00:00Z") && hung.add(one.time()) ? Mishap.HANG : Mishap.NONE);
    JobView job = succeeded(order());
    assertEquals(2, hung.size());
    assertEquals(1.0, coverage(job).getDouble("least"));
  }

  @Test
  void marksTilesThatAreMissingInAllFramesAndSaysSo() {
    server.faulty(one -> one.uri().contains("/1/3.png") ? Mishap.NOT_FOUND : Mishap.NONE);
    JobView job = succeeded(order());
    JsonObject basemap = coverage(job).getJsonArray("layers").getJsonObject(0);
    int missing = basemap.getInteger("missing");
    assertTrue(missing > 0, basemap::encode);
    assertEquals(missing, basemap.getJsonObject("reasons").getInteger("SOURCE_NOT_FOUND"));
    assertEquals(basemap.getDouble("coverage"), coverage(job).getDouble("least"));
    for (int n = 0; n < FRAMES; n++) {
      assertEquals(1.0, frame(job, n).getDouble("least"));
    }
  }

  @Test
  void failsForATileThatIsMissingWhereAllIsWanted() {
    server.faulty(one -> one.uri().contains("/1/3.png") ? Mishap.NOT_FOUND : Mishap.NONE);
    failed("MAP_NOT_COVERED", order().put("onMissing", "fail"));
  }

  @Test
  void saysOfWhichFrameALayerIsMissing() {
    server.faulty(one -> one.time().equals(time(7)) ? Mishap.EXCEPTION : Mishap.NONE);
    JobView job = succeeded(order().put("minCoverage", 0).put("onMissing", "skip"));
    for (int n = 0; n < FRAMES; n++) {
      assertEquals(n == 7 ? 0.0 : 1.0, frame(job, n).getDouble("least"), "frame " + n);
    }
    assertTrue(frame(job, 7).encode().contains("WMS_EXCEPTION"), frame(job, 7)::encodePrettily);
    failed("MAP_INCOMPLETE", order());
  }

  @Test
  void doesWithoutALegendThatHangs() {
    server.faulty(one -> one.request().equals("GetLegendGraphic") ? Mishap.HANG : Mishap.NONE);
    JobView job = succeeded(order());
    assertTrue(coverage(job).encode().contains("\"legend\":\"missing\""), coverage(job)::encode);
    assertTrue(coverage(job).encode().contains("SOURCE_TIMEOUT"), coverage(job)::encode);
  }

  @Test
  void refusesALayerOfTheWrongSize() {
    server.faulty(one -> one.layer().equals("clock") ? Mishap.WRONG_SIZE : Mishap.NONE);
    String words = failed("MAP_INCOMPLETE", order());
    assertTrue(words.contains("TILE_SIZE_WRONG"), words);
  }

  private JsonObject order() {
    JsonArray times = new JsonArray();
    for (int n = 0; n < FRAMES; n++) {
      times.add(time(n));
    }
    return new JsonObject()
        .put("general", new JsonObject().put("fps", 4))
        .put(
            "basemap",
            new JsonObject()
                .put("bbox", new JsonArray().add(-98).add(18).add(-40).add(61))
                .put("zoom", 3)
                .put("url", server.tiles("waves"))
                .put("map_times", times))
        .put(
            "overlays",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put("url", server.wms())
                        .put("layers", "clock")
                        .put("title", "Clock")
                        .put("version", "1.1.1")
                        .put("srs", "EPSG:3857")
                        .put("valid_times", times)));
  }

  private static String time(int frame) {
    return "2020-08-30T%02d:00:00Z".formatted(frame);
  }

  private JobView succeeded(JsonObject options) {
    JobView job = maps.ended(maps.submit(options));
    assertEquals(JobState.SUCCEEDED, job.state(), () -> job.json().encodePrettily());
    return job;
  }

  private String failed(String code, JsonObject options) {
    JobView job = maps.ended(maps.submit(options));
    assertEquals(JobState.FAILED, job.state(), () -> job.json().encodePrettily());
    JsonObject failure = job.json().getJsonObject("failure");
    assertEquals(code, failure.getString("code"), failure::encode);
    return failure.getString("message");
  }

  private static JsonObject result(JobView job) {
    return job.json().getJsonObject("result");
  }

  private static JsonObject coverage(JobView job) {
    return result(job).getJsonObject("coverage");
  }

  private static JsonObject frame(JobView job, int number) {
    return coverage(job).getJsonArray("frames").getJsonObject(number);
  }
}
