package io.darkroom.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.map.TileGrid.Tile;
import io.darkroom.map.server.Fates;
import io.darkroom.map.server.MapServer;
import io.darkroom.map.server.Mishap;
import io.darkroom.map.server.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * As {@link MapChaosIT}, for an animation: what is told of each layer of each frame is known from
 * the seed, and so is what it comes to.
 */
@Timeout(90)
@EnabledIf(
    value = "io.darkroom.map.video.Films#canBeMade",
    disabledReason = "no ffmpeg runs here: docs/maps.md says what it needs")
class FilmChaosIT {
  private static final long SEED = Long.getLong("chaos.seed", System.currentTimeMillis());
  private static final int FRAMES = 12;
  private static final TileGrid GRID = new TileGrid(3, 300, 700, 700, 300);

  private final Fates fates =
      new Fates(SEED)
          .always("tile", 0.05, Mishap.NOT_FOUND)
          .always("tile", 0.05, Mishap.HANG)
          .once("tile", 0.05, Mishap.HANG)
          .always("GetMap", 0.1, Mishap.EXCEPTION)
          .once("GetMap", 0.1, Mishap.EXCEPTION)
          .once("GetMap", 0.1, Mishap.WRONG_SIZE)
          .always("GetLegendGraphic", 1, Mishap.HANG);

  @TempDir Path folder;
  private AnimationFixture maps;
  private MapServer server;

  @BeforeEach
  void open() {
    System.out.println("chaos.seed=" + SEED);
    maps = new AnimationFixture(folder);
    server = MapServer.start(maps.vertx(), new World().waves(3)).faulty(fates);
    maps.deploy(new JsonObject().put("requestTimeout", "700ms").put("tries", 3));
  }

  @AfterEach
  void close() {
    server.close();
    maps.close();
  }

  private JsonObject job(String onMissing, double minCoverage) {
    JsonArray times = new JsonArray();
    for (int n = 0; n < FRAMES; n++) {
      times.add(time(n));
    }
    JsonObject basemap =
        new JsonObject()
            .put("bbox", GRID.bbox())
            .put("zoom", GRID.zoom())
            .put("url", server.tiles("waves"))
            .put("map_times", times);
    JsonObject tiles =
        new JsonObject()
            .put("url", server.tiles("veil") + "?time={time}")
            .put("valid_times", times);
    JsonObject clock =
        new JsonObject()
            .put("url", server.wms())
            .put("layers", "clock")
            .put("version", "1.1.1")
            .put("valid_times", times);
    return new JsonObject()
        .put("onMissing", onMissing)
        .put("minCoverage", minCoverage)
        .put("basemap", basemap)
        .put("overlays", new JsonArray().add(tiles).add(clock));
  }

  private static String time(int frame) {
    return "2020-08-30T%02d:00:00Z".formatted(frame);
  }

  private double covered(String layer, String time) {
    return GRID.covered(
        GRID.tiles(layer).stream()
            .filter(tile -> fates.lasting(what(tile, time)) != Mishap.NONE)
            .toList());
  }

  private static String what(Tile tile, String time) {
    return "tile " + tile.path() + " " + time;
  }

  private double clock(int frame) {
    return fates.lasting("GetMap clock " + time(frame)) == Mishap.NONE ? 1 : 0;
  }

  private double foreseen(int frame) {
    return Math.min(covered("veil", time(frame)), clock(frame));
  }

  private double foreseen() {
    double least = covered("waves", "");
    for (int n = 0; n < FRAMES; n++) {
      least = Math.min(least, foreseen(n));
    }
    return least;
  }

  @Test
  void saysOfEachLayerOfEachFrameHowMuchIsThere() {
    assumeTrue(foreseen() < 0.99, "a lucky seed: nothing is missing");
    JsonObject coverage =
        ended(JobState.SUCCEEDED, job("skip", foreseen())).getJsonObject("coverage");
    assertEquals(foreseen(), coverage.getDouble("least"));
    assertEquals(covered("waves", ""), layer(coverage, 0).getDouble("coverage"));
    assertEquals("missing", layer(coverage, 2).getString("legend"));
    for (int n = 0; n < FRAMES; n++) {
      JsonObject frame = coverage.getJsonArray("frames").getJsonObject(n);
      assertEquals(foreseen(n), frame.getDouble("least"), frame::encode);
      assertEquals(covered("veil", time(n)), layer(frame, 1).getDouble("coverage"), frame::encode);
      assertEquals(clock(n), layer(frame, 2).getDouble("coverage"), frame::encode);
      assertEquals(clock(n) == 0, layer(frame, 2).encode().contains("WMS_EXCEPTION"));
    }
    fails(job("mark", foreseen() + 0.01), "minCoverage wants ");
    // The legend alone, which hangs, is reason enough.
    fails(job("fail", 0), "onMissing: fail wants all of it");
  }

  private static JsonObject layer(JsonObject coverage, int number) {
    return coverage.getJsonArray("layers").getJsonObject(number);
  }

  private void fails(JsonObject job, String words) {
    JsonObject failure = ended(JobState.FAILED, job);
    assertTrue(
        Set.of("MAP_INCOMPLETE", "MAP_NOT_COVERED").contains(failure.getString("code")),
        failure::encode);
    assertTrue(failure.getString("message").contains(words), failure::encode);
  }

  private JsonObject ended(JobState state, JsonObject options) {
    JobView job = maps.ended(maps.submit(options));
    assertEquals(state, job.state(), () -> job.json().encodePrettily());
    return job.json().getJsonObject(state == JobState.FAILED ? "failure" : "result");
  }
}
