package io.darkroom.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Fault;
import io.darkroom.map.MapBench.Made;
import io.darkroom.map.TileGrid.Tile;
import io.darkroom.map.server.Fates;
import io.darkroom.map.server.Mishap;
import io.darkroom.map.server.World;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A map of a hundred tiles, of which one in twenty is not there and one in ten is not there in
 * time, half of these only at first. Which ones, a seed says ({@code -Dchaos.seed=...}): so what
 * becomes of the map under each policy, and what is told of it, is known to the last digit.
 */
@Timeout(60)
class MapChaosIT {
  private static final long SEED = Long.getLong("chaos.seed", System.currentTimeMillis());
  private static final TileGrid GRID = new TileGrid(5, 1130, 2900, 3000, 790);
  private static final List<String> LAYERS = List.of("waves", "veil");

  private final Fates fates =
      new Fates(SEED)
          .always("tile", 0.05, Mishap.NOT_FOUND)
          .always("tile", 0.05, Mishap.HANG)
          .once("tile", 0.05, Mishap.HANG)
          .once("tile", 0.05, Mishap.EXCEPTION)
          .once("tile", 0.03, Mishap.BUSY)
          .once("tile", 0.02, Mishap.LATER);

  @TempDir Path folder;
  private MapBench bench;

  @BeforeEach
  void open() throws Exception {
    System.out.println("chaos.seed=" + SEED);
    bench = new MapBench(folder);
    bench.section.put("requestTimeout", "500ms").put("tries", 3).put("perHost", 24);
    bench.world.waves(5);
    bench.deploy();
    // All is drawn before: so nothing is late but by fate.
    bench.server.drawOnce();
    HttpClient client = HttpClient.newHttpClient();
    for (Tile tile : tiles()) {
      URI uri = URI.create(bench.server.url() + tile.path());
      assertEquals(
          200,
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode());
    }
    bench.server.faulty(fates);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private JsonObject job(String onMissing, double minCoverage) {
    JsonObject options =
        MapBench.options(bench.server.tiles("waves"), GRID.zoom(), GRID.box())
            .put("onMissing", onMissing)
            .put("minCoverage", minCoverage);
    JsonObject veil = new JsonObject().put("url", bench.server.tiles("veil"));
    options.getJsonArray("overlays").add(veil);
    return options;
  }

  private static List<Tile> tiles() {
    return LAYERS.stream().flatMap(layer -> GRID.tiles(layer).stream()).toList();
  }

  private List<Tile> missing(String layer) {
    return GRID.tiles(layer).stream()
        .filter(tile -> fates.lasting(what(tile)) != Mishap.NONE)
        .toList();
  }

  private static String what(Tile tile) {
    return "tile " + tile.path() + " ";
  }

  private double covered(String layer) {
    return GRID.covered(missing(layer));
  }

  private double foreseen() {
    return LAYERS.stream().mapToDouble(this::covered).min().orElseThrow();
  }

  private Map<String, Object> reasons(String layer) {
    Map<String, Object> reasons = new TreeMap<>();
    for (Tile tile : missing(layer)) {
      boolean gone = fates.lasting(what(tile)) == Mishap.NOT_FOUND;
      reasons.merge(
          gone ? "SOURCE_NOT_FOUND" : "SOURCE_TIMEOUT", 1, (sum, one) -> (int) sum + (int) one);
    }
    return reasons;
  }

  private static double least(Made made) {
    return made.result().getJsonObject("coverage").getDouble("least");
  }

  @Test
  void doesAndSaysExactlyWhatWasForeseenForEachPolicy() {
    assumeTrue(foreseen() < 0.99, "a lucky seed: nothing is missing");
    for (String policy : new String[] {"skip", "mark"}) {
      Made made = bench.make(job(policy, foreseen()));
      checkTold(made, policy);
      checkDrawn(made, policy.equals("skip"));
      checkFailure(job(policy, foreseen() + 0.01), foreseen() + 0.01);
    }
    checkFailure(job("fail", 0), 1);
  }

  private void checkTold(Made made, String policy) {
    assertEquals(policy, made.result().getJsonObject("coverage").getString("onMissing"));
    assertEquals(foreseen(), least(made));
    for (int i = 0; i < LAYERS.size(); i++) {
      JsonObject told = made.layer(i);
      String layer = LAYERS.get(i);
      assertEquals(GRID.tiles(layer).size(), told.getInteger("pieces"));
      assertEquals(missing(layer).size(), told.getInteger("missing"), told::encode);
      assertEquals(covered(layer), told.getDouble("coverage"), told::encode);
      assertEquals(
          reasons(layer), told.getJsonObject("reasons", new JsonObject()).getMap(), told::encode);
    }
  }

  /** Blue says of each place which of the two layers is there. */
  private void checkDrawn(Made made, boolean holesAreWhite) {
    List<Tile> base = GRID.tiles("waves");
    List<Tile> veil = GRID.tiles("veil");
    for (int i = 0; i < base.size(); i++) {
      boolean hasBase = fates.lasting(what(base.get(i))) == Mishap.NONE;
      boolean hasVeil = fates.lasting(what(veil.get(i))) == Mishap.NONE;
      if (holesAreWhite || (hasBase && hasVeil)) {
        double blue = hasBase ? World.BLUE : 255;
        double alpha = hasVeil ? World.VEIL_ALPHA / 255.0 : 0;
        double expected = blue * (1 - alpha) + World.VEIL.getBlue() * alpha;
        int found = made.pixel(base.get(i).middleX(), base.get(i).middleY()) & 0xff;
        assertEquals(expected, found, 1.0, base.get(i)::toString);
      }
    }
  }

  /** The first layer that is not covered enough is told of, and whether a retry may help. */
  private void checkFailure(JsonObject job, double wanted) {
    String layer = LAYERS.stream().filter(one -> covered(one) < wanted).findFirst().orElseThrow();
    Map<String, Object> reasons = reasons(layer);
    Fault fault =
        bench.fails(
            reasons.containsKey("SOURCE_TIMEOUT")
                ? Failure.MAP_INCOMPLETE
                : Failure.MAP_NOT_COVERED,
            job);
    String name = layer.equals("waves") ? "basemap" : "overlays[0]";
    assertTrue(fault.message().startsWith(name + " is covered to "), fault.message());
    reasons.forEach(
        (reason, times) ->
            assertTrue(fault.message().contains(times + " " + reason), fault.message()));
  }
}
