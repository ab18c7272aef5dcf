package io.darkroom.httpingest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartTest {
  private static final String JOB = "{\"options\":{\"renditions\":[{\"name\":\"a\",\"width\":9}]}}";
  private static final String END = "--frontier--\r\n";
  private static final byte[] IMAGE = Arrays.copyOf(Ingest.PNG, 90_000);

  @TempDir Path folder;
  private Ingest ingest;

  @BeforeEach
  void start() {
    ingest = Ingest.start(folder, new JsonObject().put("maxUpload", "100KB").put("maxJson", "2KB"));
  }

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void takesTheJobBehindTheFile() {
    assertKept(Ingest.accepted(send("", file(IMAGE) + part("job", JOB) + END)));
  }

  @Test
  void takesTheJobBeforeTheFile() {
    assertKept(Ingest.accepted(send("", part("job", JOB) + file(IMAGE) + END)));
  }

  @Test
  void takesTheJobAsAFile() {
    assertKept(
        Ingest.accepted(send("", file(IMAGE) + part("job\"; filename=\"job.json", JOB) + END)));
  }

  @Test
  void takesTheJobFromTheQuery() {
    assertKept(Ingest.accepted(send("?" + Ingest.ONE, file(IMAGE) + END)));
  }

  @Test
  void refusesAJobThatIsToldTwice() {
    assertRefused(Failure.INVALID_VALUE, "?" + Ingest.ONE, part("job", JOB) + file(IMAGE) + END);
  }

  @Test
  void refusesAJobThatIsWrongAndRemovesTheFile() {
    assertRefused(
        Failure.UNKNOWN_OPERATION, "", file(IMAGE) + part("job", "{\"operation\":\"x\"}") + END);
    assertRefused(Failure.INVALID_JSON, "", file(IMAGE) + part("job", "{") + END);
    assertRefused(Failure.MISSING_FIELD, "", file(IMAGE) + END);
  }

  @Test
  void refusesAJobBeyondTheLimit() {
    String large = "{\"metadata\":{\"a\":\"" + "b".repeat(3_000) + "\"}}";
    assertRefused(Failure.JSON_TOO_LARGE, "", file(IMAGE) + part("job", large) + END);
    assertRefused(
        Failure.JSON_TOO_LARGE, "", file(IMAGE) + part("job\"; filename=\"job.json", large) + END);
  }

  @Test
  void refusesAnUnknownPartWithTheNearestName() {
    String words =
        assertRefused(
            Failure.UNKNOWN_FIELD,
            "",
            part("job", JOB) + file(IMAGE) + part("fil\"; filename=\"a", "x") + END);
    assertTrue(words.contains("did you mean file?"), words);
    assertRefused(
        Failure.UNKNOWN_FIELD, "", part("job", JOB) + file(IMAGE) + part("note", "x") + END);
  }

  @Test
  void refusesASecondFile() {
    assertRefused(Failure.INVALID_VALUE, "", part("job", JOB) + file(IMAGE) + file(IMAGE) + END);
  }

  @Test
  void refusesABodyWithoutTheFile() {
    assertRefused(Failure.MISSING_FIELD, "", part("job", JOB) + END);
  }

  @Test
  void refusesABodyThatEndsBeforeItsBoundary() {
    String words = assertRefused(Failure.UPLOAD_INCOMPLETE, "?" + Ingest.ONE, file(IMAGE));
    assertTrue(words.contains("boundary"), words);
  }

  @Test
  void refusesAFileThatIsNotAnImage() {
    assertRefused(Failure.NOT_AN_IMAGE, "?" + Ingest.ONE, file(new byte[1_000]) + END);
  }

  @Test
  void refusesAFileWithoutBytes() {
    assertRefused(Failure.UPLOAD_EMPTY, "?" + Ingest.ONE, file(new byte[0]) + END);
  }

  @Test
  void refusesAFileBeyondTheLimit() {
    byte[] image = Arrays.copyOf(Ingest.PNG, 150_000);
    assertRefused(Failure.UPLOAD_TOO_LARGE, "?" + Ingest.ONE, file(image) + END);
    byte[] larger = Arrays.copyOf(Ingest.PNG, 500_000);
    assertRefused(Failure.UPLOAD_TOO_LARGE, "?" + Ingest.ONE, file(larger) + END);
  }

  @Test
  void refusesAnotherKindOfMultipart() {
    Ingest.refused(
        Failure.UNSUPPORTED_MEDIA_TYPE,
        ingest.send(
            ingest
                .request("/v1/images?" + Ingest.ONE)
                .header("Content-Type", "multipart/mixed; boundary=frontier")
                .POST(BodyPublishers.ofString("x"))));
  }

  private String assertRefused(Failure failure, String query, String body) {
    String words = Ingest.refused(failure, send(query, body));
    assertEquals(List.of(), ingest.uploads());
    assertEquals(List.of(), ingest.jobs().all());
    return words;
  }

  private void assertKept(String id) {
    BlobRef place = new BlobRef(BlobRef.PRIVATE, "uploads/" + id + "/source");
    assertArrayEquals(IMAGE, ingest.store().read(place, 100_000).await().getBytes());
  }

  private static String part(String name, String content) {
    return "--frontier\r\nContent-Disposition: form-data; name=\""
        + name
        + "\"\r\n\r\n"
        + content
        + "\r\n";
  }

  private static String file(byte[] image) {
    return "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
        + "Content-Type: image/png\r\n\r\n"
        + new String(image, ISO_8859_1)
        + "\r\n";
  }

  /** Chunked, so that the limits are found by counting. */
  private HttpResponse<String> send(String query, String body) {
    return ingest.send(
        ingest
            .request("/v1/images" + query)
            .header("Content-Type", "multipart/form-data; boundary=\"frontier\"")
            .POST(
                BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(body.getBytes(ISO_8859_1)))));
  }
}
