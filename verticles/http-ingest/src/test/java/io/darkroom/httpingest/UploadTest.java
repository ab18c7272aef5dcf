package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Source;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {
  @TempDir Path folder;
  private Ingest ingest;

  @BeforeEach
  void start() {
    ingest = Ingest.start(folder, new JsonObject().put("maxUpload", "100KB"));
  }

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void keepsTheBytesForTheJobUntouched() {
    byte[] image = Arrays.copyOf(Ingest.PNG, 90_000);
    String id = Ingest.accepted(ingest.upload(image));
    BlobRef place = new BlobRef(BlobRef.PRIVATE, "uploads/" + id + "/source");
    assertArrayEquals(image, ingest.store().read(place, 100_000).await().getBytes());
    assertEquals("image/png", ingest.store().head(place).await().meta().contentType());
    assertEquals(
        Source.upload(place), Source.of(ingest.jobs().submitted(id).getJsonObject("source")));
  }

  @Test
  void takesAnImageSmallerThanWhatIsSniffed() {
    Ingest.accepted(ingest.upload("GIF89a".getBytes(UTF_8)));
  }

  @Test
  void readsTheJobFromTheQuery() {
    String query =
        "rendition=thumb:200x100,fit=cover,format=webp,quality=70,enlarge=true&rendition=wide:1600x"
            + "&notify=https://example.com/hook&notify=sqs:Images&priority=-5&maxAttempts=2"
            + "&timeout=30s&metadata.order=7";
    String id = Ingest.accepted(ingest.send(ingest.uploading(query, Ingest.PNG)));
    JsonObject request = ingest.jobs().submitted(id);
    assertEquals(
        new JsonObject(
            """
            {"renditions": [
              {"name": "thumb", "width": 200, "height": 100, "fit": "cover", "format": "webp",
               "quality": 70, "enlarge": true},
              {"name": "wide", "width": 1600}]}
            """),
        request.getJsonObject("options"));
    assertEquals(
        new JsonObject().put("url", "https://example.com/hook").put("queue", "sqs:Images"),
        request.getJsonObject("notify"));
    assertEquals(-5, request.getInteger("priority"));
    assertEquals(2, request.getInteger("maxAttempts"));
    assertEquals(30_000, request.getInteger("timeoutMillis"));
    assertEquals("7", request.getJsonObject("metadata").getString("order"));
  }

  @Test
  void readsTheWholeJobFromTheQuery() {
    JsonObject job = Ingest.job().put("priority", 3);
    job.remove("source");
    String query = "job=" + URLEncoder.encode(job.encode(), UTF_8);
    String id = Ingest.accepted(ingest.send(ingest.uploading(query, Ingest.PNG)));
    assertEquals(3, ingest.jobs().submitted(id).getInteger("priority"));
    Ingest.refused(
        Failure.INVALID_VALUE, ingest.send(ingest.uploading(query + "&priority=4", Ingest.PNG)));
  }

  @Test
  void refusesAnUnknownQueryParameterWithTheNearestName() {
    String words =
        Ingest.refused(
            Failure.UNKNOWN_FIELD,
            ingest.send(ingest.uploading("rendtion=thumb:200x200", Ingest.PNG)));
    assertTrue(words.contains("did you mean rendition?"), words);
    assertEquals(List.of(), ingest.uploads());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rendition=thumb",
        "rendition=thumb:200",
        "rendition=thumb:axb",
        "rendition=:200x200",
        "rendition=thumb:200x200,fit=round",
        "rendition=thumb:200x200,quality=best",
        "rendition=thumb:99999x1",
        "rendition=a:1x1&priority=high",
        "rendition=a:1x1&priority=1&priority=2",
        "rendition=a:1x1&notify=https://a.example&notify=https://b.example",
        "rendition=a:1x1&timeout=30"
      })
  void refusesAQueryThatIsWrong(String query) {
    Ingest.refused(Failure.INVALID_VALUE, ingest.send(ingest.uploading(query, Ingest.PNG)));
    assertEquals(List.of(), ingest.uploads());
  }

  @Test
  void refusesAnUnknownOptionOfARenditionWithTheNearestName() {
    String words =
        Ingest.refused(
            Failure.UNKNOWN_FIELD,
            ingest.send(ingest.uploading("rendition=thumb:1x1,qualty=80", Ingest.PNG)));
    assertTrue(words.contains("did you mean quality?"), words);
  }

  @Test
  void refusesAnUploadThatTellsNoJob() {
    Ingest.refused(Failure.MISSING_FIELD, ingest.send(ingest.uploading("", Ingest.PNG)));
  }

  @Test
  void refusesAPostbackToAPrivateAddress() {
    Ingest.refused(
        Failure.ADDRESS_FORBIDDEN,
        ingest.send(ingest.uploading(Ingest.ONE + "&notify=http://127.0.0.1:9/", Ingest.PNG)));
  }

  @Test
  void refusesWhatIsNotAnImage() {
    String words =
        Ingest.refused(Failure.NOT_AN_IMAGE, ingest.upload("<html><body>".getBytes(UTF_8)));
    assertTrue(words.contains("\"<html><body>\""), words);
    assertEquals(List.of(), ingest.uploads());
  }

  @Test
  void refusesAnUploadWithoutBytes() {
    Ingest.refused(Failure.UPLOAD_EMPTY, ingest.upload(new byte[0]));
    Ingest.refused(
        Failure.UPLOAD_EMPTY,
        ingest.send(
            ingest
                .request("/v1/images?" + Ingest.ONE)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[0])))));
    assertEquals(List.of(), ingest.uploads());
  }

  @Test
  void refusesAnUploadBeyondTheLimitByItsContentLength() {
    String words =
        Ingest.refused(Failure.UPLOAD_TOO_LARGE, ingest.upload(Arrays.copyOf(Ingest.PNG, 102_401)));
    assertTrue(words.contains("102401") && words.contains("102400"), words);
    assertEquals(List.of(), ingest.uploads());
  }

  @Test
  void refusesAnUploadBeyondTheLimitByItsBytes() {
    byte[] image = Arrays.copyOf(Ingest.PNG, 200_000);
    Ingest.refused(
        Failure.UPLOAD_TOO_LARGE,
        ingest.send(
            ingest
                .request("/v1/images?" + Ingest.ONE)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(image)))));
    assertEquals(List.of(), ingest.uploads());
  }

  @Test
  void takesAnUploadOfExactlyTheLimit() {
    Ingest.accepted(ingest.upload(Arrays.copyOf(Ingest.PNG, 102_400)));
  }

  @Test
  void refusesJsonAndSaysWhereItGoes() {
    HttpResponse<String> response =
        ingest.send(
            ingest
                .request("/v1/images")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
    assertTrue(Ingest.refused(Failure.UNSUPPORTED_MEDIA_TYPE, response).contains("/v1/jobs"));
  }

  @Test
  void removesTheUploadOfAJobThatIsRefused() {
    ingest.jobs().refuse(Failure.OVERLOADED);
    HttpResponse<String> response = ingest.upload(Ingest.PNG);
    Ingest.refused(Failure.OVERLOADED, response);
    assertEquals("5", response.headers().firstValue("retry-after").orElseThrow());
    assertEquals(List.of(), ingest.uploads());
  }

  @Test
  void keepsTheUploadOfAJobThatMayBeDurable() {
    ingest.jobs().refuse(Failure.STORE_UNAVAILABLE);
    Ingest.refused(Failure.STORE_UNAVAILABLE, ingest.upload(Ingest.PNG));
    assertEquals(1, ingest.uploads().size());
  }

  @Test
  void asksAClientThatWaitsForItToSend() {
    String head =
        "POST /v1/images?"
            + Ingest.ONE
            + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
            + Ingest.PNG.length
            + "\r\nExpect: 100-continue\r\n\r\n";
    try (RawClient client = new RawClient(ingest.port())) {
      client.send(head);
      assertTrue(client.answer().startsWith("HTTP/1.1 100"));
      client.send(Ingest.PNG);
      assertTrue(client.answer().startsWith("HTTP/1.1 202"));
    }
  }

  @Test
  void doesNotAskForABodyThatIsTooLarge() {
    String head =
        "POST /v1/images?"
            + Ingest.ONE
            + " HTTP/1.1\r\nHost: x\r\nContent-Length: 102401\r\nExpect: 100-continue\r\n\r\n";
    String answer = RawClient.ask(ingest.port(), head);
    assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
  }
}
