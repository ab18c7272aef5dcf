package io.darkroom.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.map.MapBench.Made;
import io.darkroom.map.server.MapServer;
import io.darkroom.map.server.World;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every pixel is where it must be. What is expected is computed here, from box and zoom alone. */
@Timeout(120)
class MapPixelsIT {
  @TempDir Path folder;
  private MapBench bench;

  @BeforeEach
  void open() {
    bench = new MapBench(folder).deploy();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static double world(double zoom) {
    return 256 * Math.pow(2, zoom);
  }

  /** The box of about a size around a place. */
  private static double[] around(double longitude, double latitude, double zoom, int width) {
    double half = width / world(zoom) * 180;
    double down = half * Math.cos(Math.toRadians(latitude)) * 0.6;
    return new double[] {
      longitude - half,
      Math.max(-89, latitude - down),
      longitude + half,
      Math.min(89, latitude + down)
    };
  }

  private static double mercator(double latitude) {
    return Math.log(Math.tan(Math.PI / 4 + Math.toRadians(latitude) / 2)) / (2 * Math.PI);
  }

  /** How many levels the worst pixel is off from what the place of its middle says. */
  private double worst(Made made, double[] box, double zoom) {
    double worst = 0;
    double top = mercator(Math.min(box[3], 85.0511287798066));
    for (int y = 0; y < made.height(); y++) {
      double place = top - (y + 0.5) / world(zoom);
      double latitude = Math.toDegrees(Math.atan(Math.sinh(place * 2 * Math.PI)));
      double green = bench.world.green(latitude);
      for (int x = 0; x < made.width(); x++) {
        Color found = new Color(made.pixel(x, y));
        double red = bench.world.red(box[0] + (x + 0.5) * 360 / world(zoom));
        worst = Math.max(worst, Math.abs(found.getRed() - red));
        worst = Math.max(worst, Math.abs(found.getGreen() - green));
        assertEquals(World.BLUE, found.getBlue(), "at " + x + "," + y);
      }
    }
    return worst;
  }

  /** Half a pixel where the waves are steepest, and what rounding and averaging do. */
  private static final double HALF_A_PIXEL = World.STEEPEST / 2.0 + 1.5;

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 256",
    "3, 10.3, 40.1, 700",
    "7.5, 11.57, 48.14, 700",
    "6.2, -70.7, -33.4, 500",
    "12, 139.69, 35.68, 600",
    "3, 180, 10, 900",
    "5.5, -179.2, -60, 700"
  })
  void placesTilesToHalfAPixelWithoutSeams(
      double zoom, double longitude, double latitude, int width) {
    bench.world.waves(zoom);
    double[] box = around(longitude, latitude, zoom, width);
    Made made = bench.make(MapBench.options(bench.server.tiles("waves"), zoom, box));
    assertEquals(width, made.width(), 1.0);
    assertTrue(worst(made, box, zoom) <= HALF_A_PIXEL, "off by " + worst(made, box, zoom));
    assertEquals(1.0, made.layer(0).getDouble("coverage"));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 256", "3, 40, 700", "7.5, 48.14, 600", "12, 35.68, 600"})
  void placesTilesOf512PixelsAsWell(double zoom, double latitude, int width) {
    bench.world.waves(zoom);
    double[] box = around(zoom == 0 ? 0 : 179.9, latitude, zoom, width);
    JsonObject options = MapBench.options(bench.server.largeTiles("waves"), zoom, box);
    options.getJsonObject("basemap").put("tileSize", 512);
    options
        .getJsonArray("overlays")
        .add(
            new JsonObject()
                .put("url", bench.server.largeTiles("waves"))
                .put("tileSize", 512)
                .put("opacity", 0.5));
    Made made = bench.make(options);
    assertEquals(width, made.width(), 1.0);
    assertTrue(worst(made, box, zoom) <= HALF_A_PIXEL, "off by " + worst(made, box, zoom));
  }

  @ParameterizedTest
  @CsvSource({"1.1.1, 3", "1.3.0, 3", "1.1.1, 4.5"})
  void asksAWmsForTilesInMetres(String version, double zoom) {
    bench.world.waves(zoom);
    double[] box = around(175, -25, zoom, 600);
    JsonObject options = MapBench.options(bench.server.wms(), zoom, box);
    options
        .getJsonObject("basemap")
        .put(
            "params",
            new JsonObject()
                .put("service", "WMS")
                .put("request", "GetMap")
                .put("version", version)
                .put("layers", "waves")
                .put("styles", "")
                .put("width", 256)
                .put("height", 256)
                .put("srs", "EPSG:3857")
                .put("bbox", ""));
    Made made = bench.make(options);
    assertTrue(worst(made, box, zoom) <= HALF_A_PIXEL, "off by " + worst(made, box, zoom));
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.1, EPSG:3857, 3, 10",
    "1.3.0, EPSG:3857, 3, 10",
    "1.1.1, EPSG:4326, 3, 10",
    "1.3.0, EPSG:4326, 3, 10",
    "1.1.1, EPSG:3857, 3, 180",
    "1.3.0, EPSG:4326, 3, 180",
    "1.1.1, EPSG:4326, 7.5, 11",
    "1.3.0, EPSG:4326, 7.5, 11",
    "1.1.1, EPSG:3857, 12, 139.7",
    "1.3.0, EPSG:4326, 12, 139.7",
    "1.1.1, EPSG:3857, 0, 0",
    "1.3.0, EPSG:4326, 0, 0"
  })
  void placesOverlaysToHalfAPixel(String version, String crs, double zoom, double longitude) {
    bench.world.waves(zoom);
    double[] box = around(longitude, zoom == 0 ? 0 : 50, zoom, zoom == 0 ? 256 : 500);
    JsonObject options = MapBench.options(bench.server.tiles("veil"), zoom, box);
    options
        .getJsonArray("overlays")
        .add(bench.overlay("waves").put("version", version).put("srs", crs));
    Made made = bench.make(options);
    assertTrue(worst(made, box, zoom) <= HALF_A_PIXEL, "off by " + worst(made, box, zoom));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100, 20, 100, 20",
    "3, 13.4, 52.5, 20, 45",
    "7.5, 13.4, 52.5, 13.2, 52.6",
    "12, 13.4, 52.5, 13.41, 52.503",
    "3, 179.9, -17.8, 180, -17",
    "3, -179.9, -17.8, 180, -17",
    "7.5, -92.5, 40, 267.4, 40"
  })
  void showsAMarkerWhereItIs(
      double zoom,
      double longitude,
      double latitude,
      double aroundLongitude,
      double aroundLatitude) {
    bench.world.mark(longitude, latitude);
    double[] box = around(aroundLongitude, aroundLatitude, zoom, zoom == 0 ? 256 : 500);
    for (String how : new String[] {"tiles", "1.1.1", "1.3.0"}) {
      JsonObject options = MapBench.options(bench.server.tiles("veil"), zoom, box);
      JsonObject overlay = bench.overlay("markers");
      overlay.put("url", how.equals("tiles") ? bench.server.tiles("markers") : bench.server.wms());
      overlay.put("version", how.equals("tiles") ? "1.1.1" : how);
      options.getJsonArray("overlays").add(overlay);
      Made made = bench.make(options);
      double lap = Math.rint(((box[0] + box[2]) / 2 - longitude) / 360) * 360;
      double x = (longitude + lap - box[0]) / 360 * world(zoom);
      double y = (mercator(Math.min(85.0511287798066, box[3])) - mercator(latitude)) * world(zoom);
      double[] found = middle(made);
      // The server draws whole pixels of its own: its marker is off by up to half of one.
      double most = 0.5 + 0.5 * (how.equals("tiles") ? Math.pow(2, zoom - Math.ceil(zoom)) : 1);
      assertEquals(x, found[0], most, how);
      assertEquals(y, found[1], most, how);
    }
  }

  /** The middle of what is nearly of the markers' colour, weighted by how nearly. */
  private static double[] middle(Made made) {
    double sum = 0;
    double across = 0;
    double down = 0;
    for (int y = 0; y < made.height(); y++) {
      for (int x = 0; x < made.width(); x++) {
        Color found = new Color(made.pixel(x, y));
        double weight = Math.max(0, found.getRed() - 200 + 0.0);
        weight = found.getGreen() < 120 ? weight : 0;
        sum += weight;
        across += weight * (x + 0.5);
        down += weight * (y + 0.5);
      }
    }
    assertTrue(sum > 0, "there is no marker");
    return new double[] {across / sum, down / sum};
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 3, 7.5, 12})
  void letsThroughWhatIsTransparentToWithinALevel(double zoom) {
    double[] box = around(zoom == 0 ? 0 : 179.9, 20, zoom, 256);
    JsonObject options = MapBench.options(bench.server.tiles("clock"), zoom, box);
    options.getJsonArray("overlays").add(bench.overlay("veil").put("opacity", 0.37));
    options.getJsonArray("overlays").add(new JsonObject().put("url", bench.server.tiles("veil")));
    Made made = bench.make(options);
    Color below = World.colourOf("");
    double[] alphas = {World.VEIL_ALPHA / 255.0, World.VEIL_ALPHA / 255.0 * 0.37};
    double[] expected = {below.getRed(), below.getGreen(), below.getBlue()};
    double[] veil = {World.VEIL.getRed(), World.VEIL.getGreen(), World.VEIL.getBlue()};
    for (double alpha : alphas) {
      for (int i = 0; i < 3; i++) {
        expected[i] = expected[i] * (1 - alpha) + veil[i] * alpha;
      }
    }
    for (int y = 0; y < made.height(); y += 7) {
      for (int x = 0; x < made.width(); x += 7) {
        Color found = new Color(made.pixel(x, y));
        assertEquals(expected[0], found.getRed(), 1.0);
        assertEquals(expected[1], found.getGreen(), 1.0);
        assertEquals(expected[2], found.getBlue(), 1.0);
      }
    }
  }

  @Test
  void drawsTheFirstOverlayOnTopAndSendsTimesAndVendorParametersOn() {
    JsonObject options = MapBench.options(bench.server.tiles("waves"), 3, 0, 0, 40, 40);
    options
        .getJsonArray("overlays")
        .add(
            bench
                .overlay("clock")
                .put("valid_time", "2020-08-30T12:00:00Z")
                .put("colorscalerange", "0,40")
                .put("elevation", -5.5)
                .put("title", "Clock"))
        .add(bench.overlay("clock").put("valid_time", "T2"));
    Made made = bench.make(options);
    assertEquals(World.colourOf("2020-08-30T12:00:00Z").getRGB() & 0xffffff, made.pixel(100, 100));
    String uri =
        bench.server.asked().stream()
            .map(it -> it.uri())
            .filter(it -> it.contains("2020-08-30T12:00:00Z"))
            .findFirst()
            .orElseThrow();
    assertTrue(uri.contains("colorscalerange=0,40"), uri);
    assertTrue(uri.contains("elevation=-5.5"), uri);
    assertTrue(!uri.contains("title"), uri);
  }

  @Test
  void isWhiteAroundTheMapWithAMarginOfTenPixels() {
    bench.world.waves(3);
    JsonObject options = MapBench.options(bench.server.tiles("waves"), 3, 0, 0, 60, 40);
    options
        .getJsonArray("overlays")
        .add(bench.overlay("veil").put("title", "A veil").put("legend", true));
    options.getJsonObject("basemap").put("map_time", "2020-08-30T12:00:00Z");
    Made made = bench.make(options);
    JsonObject map = made.result().getJsonObject("map");
    assertEquals(10, map.getInteger("x"));
    assertEquals(made.page().getHeight(), map.getInteger("y") + made.height() + 10);
    int right = 10 + made.width() + 10;
    assertEquals(MapServer.LEGEND.getRGB(), made.page().getRGB(right, map.getInteger("y")));
    assertEquals(right + MapServer.LEGEND_WIDTH + 10, made.page().getWidth());
    int dark = 0;
    for (int y = 0; y < made.page().getHeight(); y++) {
      for (int x = 0; x < made.page().getWidth(); x++) {
        boolean inMap =
            x >= 10
                && x < 10 + made.width()
                && y >= map.getInteger("y")
                && y < made.page().getHeight() - 10;
        boolean inHeader = y >= 10 && y < map.getInteger("y") && x >= 10;
        boolean inLegend =
            x >= right && x < made.page().getWidth() - 10 && y >= map.getInteger("y");
        int rgb = made.page().getRGB(x, y) & 0xffffff;
        if (!inMap && !inHeader && !inLegend) {
          assertEquals(0xffffff, rgb, x + "," + y);
        } else if (inHeader && rgb == 0) {
          dark++;
        }
      }
    }
    assertTrue(dark > 100, "letters of the header: " + dark);
  }
}
