package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.contract.Rendition;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MapsTest {
  @TempDir Path folder;
  private MapClient client;

  @BeforeEach
  void start() {
    client = MapClient.start(folder, new JsonObject());
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void answersAtOnceWithTheJobDocument() {
    JsonObject document = Ingest.json(client.ask("image", MapClient.image()));
    assertTrue(document.getString("_id").matches("[0-9a-f]{24}"), document::encode);
    assertEquals("pending", document.getString("status"));
    assertTrue(document.getString("date").matches("\\d{4}-\\d\\d-\\d\\dT.*Z"), document::encode);
    assertNull(document.getString("location"));
  }

  @ParameterizedTest
  @CsvSource({"image, map-image", "animation, map-animation"})
  void submitsTheSameJobAsTheOtherApiWould(String service, String operation) {
    JsonObject body = service.equals("image") ? MapClient.image() : MapClient.animation();
    String id = MapClient.id(client.ask(service, body));
    JsonObject request = client.ingest().jobs().submitted(id);
    assertEquals(operation, request.getString("operation"));
    assertEquals(body, request.getJsonObject("options"));
    assertEquals(
        new JsonObject().put("map", "maps/" + id + ".{ext}"),
        request.getJsonObject("output").getJsonObject("keys"));
    assertEquals(200, client.ingest().get("/v1/jobs/" + id).statusCode());
  }

  @Test
  void tellsTheStatusInTheFourWords() {
    String id = client.ordered();
    assertEquals("pending", client.status(id).getString("status"));
    client.ingest().jobs().run(id);
    assertEquals("PENDING", client.status(id).getString("status"));
    client.ingest().jobs().succeed(id, client.store("maps/" + id + ".mp4"));
    assertEquals("SUCCESS", client.status(id).getString("status"));
    assertEquals("maps/" + id + ".mp4", client.status(id).getString("location"));
    String failing = client.ordered();
    client.ingest().jobs().fail(failing, Failure.SOURCE_TIMEOUT);
    JsonObject failed = client.status(failing);
    assertEquals("FAILED", failed.getString("status"));
    assertEquals("SOURCE_TIMEOUT", failed.getJsonObject("failure").getString("code"));
    String cancelled = client.ordered();
    client.ingest().send(client.ingest().request("/v1/jobs/" + cancelled).DELETE());
    assertEquals("FAILED", client.status(cancelled).getString("status"));
  }

  @Test
  void tellsTheStatusInBothSpellingsWithLinks() {
    String id = client.ordered();
    String body = client.ingest().get("/api/job-status/" + id).body();
    assertEquals(body, client.ingest().get("/api/job_status/" + id).body());
    JsonObject links = new JsonObject(body).getJsonObject("links");
    assertEquals(200, client.ingest().get(links.getString("job")).statusCode());
    assertEquals("/api/job-status/" + id, links.getString("status"));
    assertFalse(links.containsKey("download"));
  }

  @Test
  void givesTheFileWithItsTypeWholeOrInPart() {
    String id = made().name();
    HttpResponse<String> whole = client.download(id);
    assertEquals(200, whole.statusCode());
    assertEquals(MapClient.BYTES, whole.body());
    assertEquals("video/mp4", whole.headers().firstValue("content-type").orElse(""));
    assertEquals("bytes", whole.headers().firstValue("accept-ranges").orElse(""));
    HttpResponse<String> part =
        client
            .ingest()
            .send(client.ingest().request("/api/download/" + id).header("Range", "bytes=2-4"));
    assertEquals(206, part.statusCode());
    assertEquals("234", part.body());
    assertEquals("bytes 2-4/10", part.headers().firstValue("content-range").orElse(""));
    HttpResponse<String> head =
        client
            .ingest()
            .send(
                client
                    .ingest()
                    .request("/api/download/" + id)
                    .method("HEAD", BodyPublishers.noBody()));
    assertEquals(200, head.statusCode());
    assertEquals("10", head.headers().firstValue("content-length").orElse(""));
    MapClient.refused(
        Failure.RANGE_NOT_SATISFIABLE,
        client
            .ingest()
            .send(client.ingest().request("/api/download/" + id).header("Range", "bytes=10-")));
  }

  @Test
  void saysHonestlyWhyThereIsNoFile() {
    String id = client.ordered();
    MapClient.refused(Failure.JOB_NOT_FINISHED, client.download(id));
    client.ingest().jobs().fail(id, Failure.SOURCE_TIMEOUT);
    String why = MapClient.refused(Failure.MAP_NOT_MADE, client.download(id));
    assertTrue(why.contains("SOURCE_TIMEOUT"), why);
    Rendition removed = made();
    client.remove(removed);
    // The name is the id.
    MapClient.refused(Failure.MAP_EXPIRED, client.download(removed.name()));
  }

  @Test
  void tellsAnIdThatIsForgottenFromOneThatNeverWas() {
    String id = MapId.next();
    MapClient.refused(Failure.MAP_EXPIRED, client.download(id));
    MapClient.refused(Failure.MAP_EXPIRED, client.ingest().get("/api/job-status/" + id));
    String other = id.substring(0, 22) + (id.endsWith("00") ? "01" : "00");
    for (String never : new String[] {other, "5f4bd0c8e4b0f1a2b3c4d5e6", "x", id + "0"}) {
      MapClient.refused(Failure.JOB_NOT_FOUND, client.download(never));
      MapClient.refused(Failure.JOB_NOT_FOUND, client.ingest().get("/api/job-status/" + never));
    }
  }

  @Test
  void findsTheFileOfAJobThatIsForgotten() {
    String id = MapId.next();
    client.store("maps/" + id + ".mp4");
    JsonObject document = client.status(id);
    assertEquals("SUCCESS", document.getString("status"));
    assertEquals("maps/" + id + ".mp4", document.getString("location"));
    assertEquals(MapClient.BYTES, client.download(id).body());
  }

  @Test
  void keepsOtherJobsToThemselves() {
    String id = Ingest.accepted(client.ingest().submit(Ingest.job()));
    MapClient.refused(Failure.JOB_NOT_FOUND, client.ingest().get("/api/job-status/" + id));
    MapClient.refused(Failure.JOB_NOT_FOUND, client.download(id));
  }

  @Test
  void knowsMapsThatWereAskedForByTheOtherApi() {
    String id =
        Ingest.accepted(
            client
                .ingest()
                .submit(
                    new JsonObject()
                        .put("operation", "map-image")
                        .put("options", MapClient.image())));
    assertEquals("pending", client.status(id).getString("status"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"video", "imag", "image2"})
  void refusesAnyOtherService(String service) {
    MapClient.refused(Failure.ROUTE_NOT_FOUND, client.ask(service, MapClient.image()));
  }

  @Test
  void refusesOtherMethodsInTheSameForm() throws Exception {
    // Not by what checks answers against the document, which has no such operation.
    HttpResponse<String> response =
        client
            .ingest()
            .client()
            .send(
                client.ingest().request("/api/service/image").GET().build(),
                BodyHandlers.ofString());
    MapClient.refused(Failure.METHOD_NOT_ALLOWED, response);
    assertEquals("POST", response.headers().firstValue("allow").orElse(""));
  }

  @Test
  void refusesWhatCannotBeDrawnAtTheDoor() {
    JsonObject body = MapClient.image();
    body.getJsonObject("basemap").remove("bbox");
    String words = MapClient.refused(Failure.MISSING_FIELD, client.ask("image", body));
    assertTrue(words.contains("bbox"), words);
    MapClient.refused(
        Failure.INVALID_JSON,
        client
            .ingest()
            .send(
                client.ingest().request("/api/service/image").POST(BodyPublishers.ofString("[]"))));
  }

  /** A map that is made; the rendition's name is its id. */
  private Rendition made() {
    String id = client.ordered();
    Rendition file = client.store("maps/" + id + ".mp4");
    client.ingest().jobs().succeed(id, file);
    return new Rendition(
        id, file.blob(), file.contentType(), file.bytes(), 4, 2, null, file.etag());
  }
}
