package io.darkroom.map.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapPlanTest {
  private static JsonObject options(double zoom, double... bbox) {
    JsonArray box = new JsonArray();
    for (double side : bbox) {
      box.add(side);
    }
    return new JsonObject()
        .put(
            "basemap",
            new JsonObject()
                .put("bbox", box)
                .put("zoom", zoom)
                .put("url", "https://t.example/{z}/{x}/{y}.png"));
  }

  private static JsonObject overlay() {
    return new JsonObject()
        .put("url", "https://w.example/wms?map=/a.map&LAYERS=old")
        .put("layers", "wind,waves")
        .put("styles", "barbs,blue")
        .put("title", "Wind")
        .put("colorscalerange", "0,40")
        .put("valid_time", "T1")
        .put("bbox", "")
        .put("elevation", "")
        .put("width", 7);
  }

  private static MapPlan plan(JsonObject options) {
    return MapPlan.of(Sheet.image(options).read());
  }

  private static List<String> urls(Layer layer) {
    return layer.pieces().stream().map(Piece::url).toList();
  }

  @Test
  void takesTilesThatAreTwiceAsLargeOneZoomLower() {
    JsonObject options = options(3, 91, -10, 225, 10);
    options.getJsonObject("basemap").put("tileSize", 512);
    Layer basemap = plan(options).basemap();
    assertEquals(
        List.of(
            "https://t.example/2/3/1.png",
            "https://t.example/2/0/1.png",
            "https://t.example/2/3/2.png",
            "https://t.example/2/0/2.png"),
        urls(basemap));
    assertEquals(1024, basemap.width());
    assertEquals(1.0, basemap.pieces().stream().mapToDouble(basemap::share).sum(), 1e-9);
    assertEquals(1, basemap.across().edge(1) - basemap.across().edge(0));
  }

  @Test
  void takesTheTilesThatTheMapLiesOnAndGoesRoundTheWorld() {
    Layer basemap = plan(options(2, 91, -10, 225, 10)).basemap();
    assertEquals(
        List.of(
            "https://t.example/2/3/1.png",
            "https://t.example/2/0/1.png",
            "https://t.example/2/3/2.png",
            "https://t.example/2/0/2.png"),
        urls(basemap));
    assertEquals(512, basemap.width());
    assertEquals(512, basemap.height());
    assertEquals(
        new Piece("https://t.example/2/0/2.png", 256, 256, 256, 256), basemap.pieces().get(3));
  }

  @Test
  void takesTilesOfTheNextWholeZoom() {
    Layer basemap = plan(options(2.5, 0, 0, 80, 60)).basemap();
    assertTrue(urls(basemap).stream().allMatch(url -> url.startsWith("https://t.example/3/")));
    double scale = basemap.across().edge(1) - basemap.across().edge(0);
    assertEquals(Math.sqrt(2), scale, 1e-9);
  }

  @Test
  void takesNoTilesBeyondThePolesNorOfAnEdgeThatIsOnlyTouched() {
    Layer basemap = plan(options(1, -180, -90, 180, 90)).basemap();
    assertEquals(4, basemap.pieces().size());
    assertEquals(1, basemap.pieces().stream().mapToDouble(basemap::share).sum(), 1e-9);
  }

  @Test
  void asksForOneImageOnEachSideOfTheDateLine() {
    JsonObject options = options(3, 150, 0, 200, 40);
    options.put("overlays", new JsonArray().add(overlay()));
    Layer wind = plan(options).overlays().get(0);
    assertEquals(2, wind.pieces().size());
    Piece east = wind.pieces().get(0);
    Piece west = wind.pieces().get(1);
    assertEquals(171, east.width());
    assertEquals(east.width(), west.x());
    assertEquals(wind.width(), east.width() + west.width());
    assertTrue(east.url().contains(",20037508.342789,"), east.url());
    assertTrue(west.url().contains("bbox=-20037508.342789,"), west.url());
  }

  @Test
  void putsWhatIsOursOverWhatWasGivenAndLetsTheRestThrough() {
    JsonObject options = options(3, 10, 0, 50, 40);
    options.put("overlays", new JsonArray().add(overlay()));
    Layer wind = plan(options).overlays().get(0);
    String url = wind.pieces().get(0).url();
    assertTrue(url.startsWith("https://w.example/wms?map=/a.map&layers=wind,waves"), url);
    for (String part :
        List.of(
            "&colorscalerange=0,40",
            "&service=WMS",
            "&version=1.1.1",
            "&request=GetMap",
            "&srs=EPSG:3857",
            "&width=" + wind.width(),
            "&time=T1")) {
      assertTrue(url.contains(part), part + " not in " + url);
    }
    assertEquals(url.indexOf("width="), url.lastIndexOf("width="));
    for (String part : List.of("LAYERS=old", "elevation", "title", "valid_time", "crs=")) {
      assertFalse(url.contains(part), part + " in " + url);
    }
    assertTrue(wind.legend().contains("&request=GetLegendGraphic"), wind.legend());
    assertTrue(wind.legend().endsWith("&layer=wind&style=barbs"), wind.legend());
    assertFalse(wind.legend().contains("bbox"), wind.legend());
  }

  @Test
  void hasLatitudesFirstInDegreesOfTheNewerVersionOnly() {
    for (String version : List.of("1.1.1", "1.3.0")) {
      JsonObject options = options(3, 10, 20, 50, 40);
      options.put(
          "overlays",
          new JsonArray().add(overlay().put("version", version).put("crs", "EPSG:4326")));
      String url = plan(options).overlays().get(0).pieces().get(0).url();
      String first = url.replaceFirst(".*bbox=([0-9.]+),.*", "$1");
      assertEquals(version.equals("1.1.1") ? 10 : 20, Double.parseDouble(first), 0.2, url);
      assertTrue(url.contains(version.equals("1.1.1") ? "srs=EPSG:4326" : "crs=EPSG:4326"), url);
    }
  }

  @Test
  void knowsWhereOnTheMapAPlaceOfAMosaicIs() {
    Axis axis = Axis.scaled(10, 5, 2);
    assertEquals(0, axis.place(3));
    assertEquals(0, axis.place(5));
    assertEquals(2.5, axis.place(10));
    assertEquals(10, axis.place(99));
  }
}
