package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Rendition;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobMeta;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What clients of maps do, and what workers leave for them. */
final class MapClient implements AutoCloseable {
  static final String BYTES = "0123456789";

  private final Ingest ingest;

  MapClient(Ingest ingest) {
    this.ingest = ingest;
  }

  /**
   * @param section of {@code http-ingest}, beside the maps
   */
  static MapClient start(Path folder, JsonObject section) {
    return new MapClient(
        Ingest.start(folder, new JsonObject().put("maps", Ingest.maps()).mergeIn(section, true)));
  }

  Ingest ingest() {
    return ingest;
  }

  HttpResponse<String> ask(String service, JsonObject body) {
    return ingest.send(
        ingest
            .request("/api/service/" + service)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.encode())));
  }

  /** The id of a map that was asked for. */
  String ordered() {
    return id(ask("image", image()));
  }

  static String id(HttpResponse<String> response) {
    assertEquals(200, response.statusCode(), response.body());
    return Ingest.json(response).getString("_id");
  }

  JsonObject status(String id) {
    HttpResponse<String> response = ingest.get("/api/job-status/" + id);
    assertEquals(200, response.statusCode(), response.body());
    return Ingest.json(response);
  }

  HttpResponse<String> download(String id) {
    return ingest.get("/api/download/" + id);
  }

  /** Stores a file as a worker would. */
  Rendition store(String key) {
    BlobRef ref = new BlobRef(BlobRef.PUBLIC, key);
    BlobInfo info = ingest.store().put(ref, BlobMeta.of("video/mp4"), Buffer.buffer(BYTES)).await();
    return new Rendition("map", ref, "video/mp4", BYTES.length(), 4, 2, null, info.etag());
  }

  void remove(Rendition rendition) {
    ingest.store().delete(List.of(rendition.blob())).await();
  }

  /** Checks that it was refused so, in the form of maps and no other. */
  static String refused(Failure failure, HttpResponse<String> response) {
    JsonObject body = Ingest.json(response);
    assertEquals(failure.name(), body.getString("code"), response.body());
    assertEquals(failure.httpStatus(), response.statusCode());
    assertEquals(Set.of("error", "message", "code"), body.fieldNames());
    assertEquals("application/json", response.headers().firstValue("content-type").orElse(""));
    assertTrue(!body.getString("message").isBlank());
    return body.getString("message");
  }

  /** A request as clients of the older service make it. */
  static JsonObject image() {
    return new JsonObject(
        """
        {"basemap": {"bbox": [-98.0, 18.0, -80.0, 31.0], "zoom": 3,
                     "url": "https://maps.example.org/mapserv", "map_time": "2020-08-30T12:00:00Z",
                     "params": {"service": "WMS", "request": "GetMap", "version": "1.1.1",
                                "layers": "land", "styles": "", "format": "image/png",
                                "transparent": "true", "width": 256, "height": 256,
                                "srs": "EPSG:3857", "bbox": ""}},
         "overlays": [{"url": "https://maps.example.org/wms/", "layers": "wind", "styles": "barbs",
                       "format": "image/png", "transparent": "true", "colorscalerange": "0,40",
                       "valid_time": "2020-08-30T12:00:00Z", "title": "Surface Wind",
                       "width": 1035, "height": 763, "version": "1.1.1", "request": "GetMap",
                       "service": "WMS", "srs": "EPSG:3857", "elevation": ""}]}
        """);
  }

  /** The same at two times. */
  static JsonObject animation() {
    JsonArray times = new JsonArray().add("2020-08-30T12:00:00Z").add("2020-08-30T18:00:00Z");
    JsonObject body = image().put("general", new JsonObject().put("format", "mp4").put("fps", 1));
    body.getJsonObject("basemap").put("map_times", times).remove("map_time");
    body.getJsonArray("overlays").getJsonObject(0).put("valid_times", times).remove("valid_time");
    return body;
  }

  @Override
  public void close() {
    ingest.close();
  }
}
