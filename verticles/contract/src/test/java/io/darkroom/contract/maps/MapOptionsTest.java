package io.darkroom.contract.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.OperationSpec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapOptionsTest {
  /** A body as clients of the original service send it. */
  private static JsonObject body() {
    return new JsonObject(
        """
        { "basemap": { "bbox": [150, -20.5, 267.5, 51], "zoom": 3, "url": "https://wms.example/mapserv",
                       "map_time": "2020-08-30T12:00:00Z",
                       "params": { "service": "WMS", "request": "GetMap", "version": "1.1.1", "layers": "land",
                                   "styles": "", "format": "image/png", "transparent": "true", "width": 256,
                                   "height": 256, "srs": "EPSG:3857", "bbox": "" } },
          "overlays": [ { "url": "http://wms.example/wms/", "layers": "wind", "styles": "barbs",
                          "format": "image/png", "transparent": "true", "colorscalerange": "0,40",
                          "numcolorbands": 20, "valid_time": "2020-08-30T12:00:00Z", "title": "Surface Wind",
                          "width": 1035, "height": 763, "version": "1.1.1", "request": "GetMap",
                          "service": "WMS", "srs": "EPSG:3857", "elevation": "" } ] }
        """);
  }

  private static JsonObject film() {
    JsonObject body = body();
    body.put("general", new JsonObject().put("format", "mp4").put("fps", 2));
    body.getJsonObject("basemap").put("map_times", new JsonArray(List.of("T1", "T2", "T3")));
    body.getJsonArray("overlays")
        .getJsonObject(0)
        .put("valid_times", new JsonArray(List.of("V1", "V2", "V3")));
    return body;
  }

  private static DarkroomException refused(Failure failure, JsonObject body) {
    DarkroomException refused = assertThrows(DarkroomException.class, () -> MapOptions.image(body));
    assertEquals(failure, refused.failure(), refused.getMessage());
    return refused;
  }

  @Test
  void takesTilesOfTwoSizes() {
    JsonObject body = body();
    assertEquals(256, MapOptions.image(body).basemap().tileSize());
    body.getJsonObject("basemap").put("tileSize", 512);
    body.getJsonArray("overlays").getJsonObject(0).put("tileSize", "of the WMS");
    MapOptions options = MapOptions.image(body);
    assertEquals(512, options.basemap().tileSize());
    assertEquals("of the WMS", options.overlays().get(0).wms().value("tileSize"));
    DarkroomException odd =
        refused(Failure.INVALID_VALUE, it -> it.getJsonObject("basemap").put("tileSize", 300));
    assertTrue(odd.getMessage().contains("must be 256 or 512"), odd.getMessage());
  }

  private static DarkroomException refused(Failure failure, Consumer<JsonObject> spoil) {
    JsonObject body = body();
    spoil.accept(body);
    return refused(failure, body);
  }

  @Test
  void areKnownAtEveryDoorAndNeedNoSource() {
    for (String name : Set.of("map-image", "map-animation")) {
      assertFalse(OperationSpec.all().get(name).needsSource());
    }
  }

  @Test
  void areReadFromABodyAsTheOriginalsClientsSendIt() {
    MapOptions read = MapOptions.image(body());
    assertEquals(new Bounds(150, -20.5, 267.5, 51), read.basemap().bounds());
    assertEquals(3, read.basemap().zoom());
    assertEquals("land", read.basemap().wms().value("LAYERS"));
    Overlay wind = read.overlays().get(0);
    assertEquals("Surface Wind", wind.title());
    assertEquals("2020-08-30T12:00:00Z", wind.validTime());
    assertEquals("0,40", wind.wms().value("colorscalerange"));
    assertEquals("20", wind.wms().value("numcolorbands"));
    assertEquals("", wind.elevation());
    assertFalse(wind.wms().params().containsKey("url"));
    assertFalse(wind.wms().params().containsKey("valid_time"));
    assertEquals(1, wind.opacity());
    assertTrue(wind.legend());
    assertEquals(new Tolerance(Tolerance.OnMissing.MARK, 0.5), read.tolerance());
    assertNull(read.film());
  }

  @Test
  void ofAnAnimationHaveAFrameForEachTime() {
    MapOptions read = MapOptions.animation(film());
    assertEquals(3, read.frames());
    assertEquals(new Film(Film.Format.MP4, 2), read.film());
    MapOptions second = read.frame(1);
    assertEquals("T2", second.basemap().mapTime());
    assertEquals("V2", second.overlays().get(0).validTime());
  }

  @Test
  void ofAnAnimationWantAsManyTimesOfEachLayer() {
    JsonObject body = film();
    body.getJsonArray("overlays").getJsonObject(0).put("valid_times", new JsonArray(List.of("V")));
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> MapOptions.animation(body));
    assertEquals(
        "overlays[0].valid_times has 1 entries, must have 3 as there are frames",
        refused.getMessage());
  }

  @Test
  void ofAnAnimationAreLimitedInFramesAndTime() {
    JsonObject body = body();
    JsonArray many = new JsonArray();
    for (int i = 0; i < 501; i++) {
      many.add("T" + i);
    }
    body.getJsonObject("basemap").put("map_times", many);
    body.put("general", new JsonObject().put("fps", 0.5));
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> MapOptions.animation(body));
    assertTrue(refused.getMessage().contains("at most 500 frames"), refused.getMessage());
    assertTrue(refused.getMessage().contains("last 1002.0 s, at most 600 s"));
  }

  @Test
  void wantAWestLessThanEastOrTakeItForTheDateLine() {
    JsonObject body = body();
    body.getJsonObject("basemap").put("bbox", new JsonArray(List.of("170", -10, -170, 10.5)));
    assertEquals(new Bounds(170, -10, 190, 10.5), MapOptions.image(body).basemap().bounds());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1, 2, 3]",
        "\"1,2,x,4\"",
        "[0, 10, 20, 5]",
        "[0, -91, 20, 5]",
        "[-540, 0, 540, 5]",
        "7",
        "[0, 0, 1e999, 1]"
      })
  void refuseABoxThatIsNone(String bbox) {
    JsonObject body = new JsonObject(body().encode().replace("[150,-20.5,267.5,51]", bbox));
    assertTrue(refused(Failure.INVALID_VALUE, body).getMessage().startsWith("basemap.bbox "));
  }

  @Test
  void nameWhatIsTooLargeAndWhatToDo() {
    assertEquals(
        "basemap.zoom is 7.0, which makes the map 31858 pixels wide, at most 4096 are drawn; lower"
            + " it, or make bbox smaller",
        refused(
                Failure.INVALID_VALUE,
                body ->
                    body.getJsonObject("basemap")
                        .put("zoom", 7)
                        .put("bbox", new JsonArray(List.of(0, 0, 350, 1))))
            .getMessage());
  }

  @Test
  void nameEveryKeyThatIsWrong() {
    String message =
        refused(
                Failure.INVALID_URL,
                body -> {
                  JsonObject overlay = body.getJsonArray("overlays").getJsonObject(0);
                  overlay
                      .put("url", "ftp://wms.example")
                      .put("opacity", 2)
                      .put("srs", "EPSG:25832");
                  overlay.put("version", "2.0").put("title", "x".repeat(301));
                  overlay.put("vendor", new JsonObject());
                  overlay.remove("layers");
                  body.put("onMissing", "shrug").put("minCoverage", 1.5).put("ovrlays", 1);
                })
            .getMessage();
    for (String key :
        List.of(
            "overlays[0].url must begin",
            "overlays[0].opacity is 2.0",
            "overlays[0].srs is \"EPSG:25832\"",
            "overlays[0].version is \"2.0\"",
            "overlays[0].title has 301",
            "overlays[0].vendor must be",
            "overlays[0].layers is missing",
            "onMissing is \"shrug\"",
            "minCoverage is 1.5",
            "ovrlays is not known; did you mean overlays?")) {
      assertTrue(message.contains(key), key + " not in: " + message);
    }
  }

  @Test
  void wantABasemap() {
    refused(Failure.MISSING_FIELD, new JsonObject());
    assertTrue(
        refused(Failure.MISSING_FIELD, new JsonObject().put("basemap", new JsonObject()))
            .getMessage()
            .contains("basemap.bbox is missing"));
  }
}
