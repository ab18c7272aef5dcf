package io.darkroom.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Fault;
import io.darkroom.map.MapBench.Made;
import io.darkroom.map.server.MapServer;
import io.darkroom.map.server.Mishap;
import io.darkroom.map.server.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a map when its servers fail, for each policy, and what is told of it. */
@Timeout(120)
class MapFaultsIT {
  /** Four tiles wide and three high, at zoom 4. */
  private static final double[] TWELVE_TILES = {-44.99, -21.9, 44.99, 40.9};

  private static final int WAVES = World.BLUE;

  @TempDir Path folder;
  private MapBench bench;

  @BeforeEach
  void open() {
    bench = new MapBench(folder);
    bench.section.put("requestTimeout", "2s").put("tries", 2);
    bench.world.waves(4);
    bench.deploy();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private JsonObject tiles(String onMissing, double minCoverage) {
    return MapBench.options(bench.server.tiles("waves"), 4, TWELVE_TILES)
        .put("onMissing", onMissing)
        .put("minCoverage", minCoverage);
  }

  /** The second tile of the second row. */
  private static boolean seventh(MapServer.Asked asked) {
    return asked.uri().endsWith("/4/7/7.png");
  }

  private static boolean hasWaves(Made made, int x, int y) {
    return (made.pixel(x, y) & 0xff) == WAVES;
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_FOUND, SOURCE_NOT_FOUND, MAP_NOT_COVERED, 1",
    "BUSY, SOURCE_UNREACHABLE, MAP_INCOMPLETE, 2",
    "EXCEPTION, WMS_EXCEPTION, MAP_INCOMPLETE, 2",
    "HANG, SOURCE_TIMEOUT, MAP_INCOMPLETE, 2",
    "WRONG_SIZE, TILE_SIZE_WRONG, MAP_INCOMPLETE, 2",
    "BROKEN, IMAGE_CORRUPT, MAP_NOT_COVERED, 1"
  })
  void doesWithAMissingTileWhatTheJobWants(
      Mishap mishap, String reason, Failure failure, int tries) {
    AtomicInteger asked = new AtomicInteger();
    bench.server.faulty(
        one -> {
          asked.addAndGet(seventh(one) ? 1 : 0);
          return seventh(one) ? mishap : Mishap.NONE;
        });

    Made skipped = bench.make(tiles("skip", 0.9));
    assertEquals(tries, asked.get());
    JsonObject layer = skipped.layer(0);
    assertEquals(12, layer.getInteger("pieces"));
    assertEquals(1, layer.getInteger("missing"));
    assertEquals(new JsonObject().put(reason, 1), layer.getJsonObject("reasons"));
    assertEquals(
        1 - 256.0 * 256 / skipped.width() / skipped.height(), layer.getDouble("coverage"), 1e-3);
    assertEquals(
        layer.getDouble("coverage"), skipped.result().getJsonObject("coverage").getDouble("least"));
    int x = 300;
    int y = seventhRow() + 100;
    assertEquals(0xffffff, skipped.pixel(x, y));
    assertTrue(hasWaves(skipped, 10, y) && hasWaves(skipped, x + 256, y));

    if (mishap == Mishap.HANG) {
      return; // the rest is the same, and would take its time
    }
    Made marked = bench.make(tiles("mark", 0.9));
    assertNotEquals(0xffffff, marked.pixel(x, y));
    assertFalse(hasWaves(marked, x, y));
    assertTrue(hasWaves(marked, 10, y) && hasWaves(marked, x + 256, y));

    Fault failed = bench.fails(failure, tiles("fail", 0));
    assertTrue(failed.message().contains("1 " + reason), failed.message());
    Fault tooLittle = bench.fails(failure, tiles("mark", 0.95));
    assertTrue(
        tooLittle.message().startsWith("basemap is covered to ")
            && tooLittle.message().contains("minCoverage wants 95.0 %"),
        tooLittle.message());
  }

  /** Where the row of tiles with the number 7 begins in the map. */
  private static int seventhRow() {
    return (int) Math.round(7 * 256 - mercator(TWELVE_TILES[3]) * 4096);
  }

  private static double mercator(double latitude) {
    return 0.5 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2)) / (2 * Math.PI);
  }

  @Test
  void drawsWhatCameAtASecondTry() {
    AtomicInteger asked = new AtomicInteger();
    bench.server.faulty(
        one -> seventh(one) && asked.incrementAndGet() == 1 ? Mishap.EXCEPTION : Mishap.NONE);
    Made made = bench.make(tiles("fail", 1));
    assertEquals(2, asked.get());
    assertEquals(0, made.layer(0).getInteger("missing"));
  }

  @Test
  void tellsOfALayerThatCannotBeHadAtAll() {
    bench.server.faulty(one -> one.layer().equals("veil") ? Mishap.EXCEPTION : Mishap.NONE);
    JsonObject options = tiles("mark", 0);
    options.getJsonArray("overlays").add(bench.overlay("veil").put("title", "A veil"));
    Made made = bench.make(options);
    JsonObject veil = made.layer(1);
    assertEquals(0.0, veil.getDouble("coverage"));
    assertEquals("A veil", veil.getString("title"));
    assertTrue(veil.getString("first").contains("(LayerNotDefined): no such layer: veil"));
    Fault fault = bench.fails(Failure.MAP_INCOMPLETE, options.put("minCoverage", 0.01));
    assertTrue(
        fault.message().contains("overlays[0] (A veil) is covered to 0.0 %"), fault.message());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mark", "skip", "fail"})
  void doesNotWaitForALegendForEver(String policy) {
    bench.server.faulty(
        one -> one.request().equals("GetLegendGraphic") ? Mishap.HANG : Mishap.NONE);
    JsonObject options = tiles(policy, 0.5);
    options.getJsonArray("overlays").add(bench.overlay("veil").put("legend", true));
    if (policy.equals("fail")) {
      Fault fault = bench.fails(Failure.MAP_INCOMPLETE, options);
      assertTrue(fault.message().contains("without its legend"), fault.message());
      return;
    }
    Made made = bench.make(options);
    assertEquals("missing", made.layer(1).getString("legend"));
    assertEquals(1.0, made.layer(1).getDouble("coverage"));
    int beside = made.page().getWidth() - 20 - made.width();
    assertEquals(policy.equals("mark"), beside > 0);
  }

  @Test
  void refusesAddressesThatMayNotBeAsked() {
    JsonObject options = tiles("skip", 0);
    options
        .getJsonArray("overlays")
        .add(bench.overlay("veil").put("url", "http://127.0.0.2:8080/wms"));
    bench.fails(Failure.ADDRESS_FORBIDDEN, options);
  }

  @Test
  void takesWhatIsKeptFromItsCacheAsLongAsTheServerLetsIt() {
    bench.server.cacheControl("max-age=600");
    bench.make(tiles("fail", 1));
    Made again = bench.make(tiles("fail", 1));
    assertEquals(12, bench.server.asked().size());
    assertEquals(
        new JsonObject().put("fetched", 0).put("kept", 12), again.result().getJsonObject("files"));

    bench.server.cacheControl("no-store");
    JsonObject others = tiles("fail", 1);
    others.getJsonObject("basemap").put("url", bench.server.tiles("clock"));
    bench.make(others);
    bench.make(others);
    assertEquals(12 + 24, bench.server.asked().size());
  }

  @Test
  void writesTextsInAnyScriptAndSaysWhatItHasNoLettersFor() {
    JsonObject options = tiles("fail", 1);
    String[] titles = {
      "Wind über Ωκεανός, Москва",
      "سرعة الرياح",
      "מהירות הרוח",
      "हवा की गति",
      "海面水温の予報図",
      "a title that goes on and on ".repeat(10),
      "what is this: \uE123?"
    };
    JsonArray overlays = options.getJsonArray("overlays");
    for (String title : titles) {
      overlays.add(bench.overlay("markers").put("title", title).put("valid_time", "2020-08-30"));
    }
    Made made = bench.make(options);
    JsonArray warnings = made.result().getJsonArray("warnings");
    assertEquals(1, warnings.size(), warnings.encode());
    assertTrue(warnings.getString(0).contains("U+E123"), warnings.encode());
    int top = made.result().getJsonObject("map").getInteger("y");
    for (int line = 0; line < 5; line++) {
      assertTrue(inked(made, 10 + line * 22.4, 22.4) > 100, "line " + line);
    }
    // Three lines at most for the long one: it ends before the map, in an ellipsis.
    assertEquals(10 + Math.ceil(9 * 22.4) + 10, top, 1.0);
    assertTrue(hasWaves(made, 0, 0));
  }

  private static int inked(Made made, double from, double height) {
    int inked = 0;
    for (int y = (int) from; y < from + height; y++) {
      for (int x = 0; x < made.page().getWidth(); x++) {
        inked += (made.page().getRGB(x, y) & 0xff) < 128 ? 1 : 0;
      }
    }
    return inked;
  }
}
