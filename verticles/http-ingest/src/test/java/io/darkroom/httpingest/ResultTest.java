package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Rendition;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobMeta;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTest {
  private static final String BYTES = "0123456789";

  @TempDir Path folder;
  private Ingest ingest;
  private String id;
  private String path;
  private BlobInfo blob;

  @BeforeEach
  void start() {
    ingest = Ingest.start(folder);
    id = Ingest.accepted(ingest.submit(Ingest.job()));
    path = "/v1/jobs/" + id + "/results/thumb";
    BlobRef ref = new BlobRef(BlobRef.PUBLIC, id + "/thumb.png");
    blob = ingest.store().put(ref, BlobMeta.of("image/png"), Buffer.buffer(BYTES)).await();
  }

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void refusesAsLongAsTheJobIsNotFinished() {
    Ingest.refused(Failure.JOB_NOT_FINISHED, ingest.get(path));
  }

  @Test
  void givesTheWhole() {
    finish();
    HttpResponse<String> response = ingest.get(path);
    assertEquals(200, response.statusCode());
    assertEquals(BYTES, response.body());
    assertEquals("image/png", header(response, "content-type"));
    assertEquals("10", header(response, "content-length"));
    assertEquals("\"" + blob.etag() + "\"", header(response, "etag"));
    assertEquals("bytes", header(response, "accept-ranges"));
    assertEquals("nosniff", header(response, "x-content-type-options"));
    JsonObject links = Ingest.json(ingest.get("/v1/jobs/" + id)).getJsonObject("links");
    assertEquals(path, links.getJsonObject("results").getString("thumb"));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=2-4, 234, bytes 2-4/10",
    "bytes=7-, 789, bytes 7-9/10",
    "bytes=-3, 789, bytes 7-9/10",
    "bytes=8-100, 89, bytes 8-9/10",
    "bytes=-100, 0123456789, bytes 0-9/10"
  })
  void givesARange(String range, String bytes, String contentRange) {
    finish();
    HttpResponse<String> response = ingest.send(ingest.request(path).header("Range", range));
    assertEquals(206, response.statusCode());
    assertEquals(bytes, response.body());
    assertEquals(contentRange, header(response, "content-range"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=4-2", "bytes=1-2,4-5", "lines=1-2", "bytes=-", "bytes=a-b"})
  void givesTheWholeForARangeItDoesNotKnow(String range) {
    finish();
    HttpResponse<String> response = ingest.send(ingest.request(path).header("Range", range));
    assertEquals(200, response.statusCode());
    assertEquals(BYTES, response.body());
  }

  @Test
  void refusesARangeBehindTheEnd() {
    finish();
    HttpResponse<String> response = ingest.send(ingest.request(path).header("Range", "bytes=10-"));
    Ingest.refused(Failure.RANGE_NOT_SATISFIABLE, response);
    assertEquals("bytes */10", header(response, "content-range"));
  }

  @Test
  void givesTheRangeOnlyOfTheSameBytes() {
    finish();
    HttpRequest.Builder request = ingest.request(path).header("Range", "bytes=0-0");
    assertEquals(
        206, ingest.send(request.copy().header("If-Range", quoted(blob.etag()))).statusCode());
    assertEquals(200, ingest.send(request.copy().header("If-Range", quoted("older"))).statusCode());
  }

  @Test
  void givesNothingToWhoHasIt() {
    finish();
    for (String tags : new String[] {quoted(blob.etag()), "\"a\", W/" + quoted(blob.etag()), "*"}) {
      HttpResponse<String> response =
          ingest.send(ingest.request(path).header("If-None-Match", tags));
      assertEquals(304, response.statusCode());
      assertEquals(quoted(blob.etag()), header(response, "etag"));
    }
    assertEquals(
        200, ingest.send(ingest.request(path).header("If-None-Match", quoted("a"))).statusCode());
  }

  @Test
  void tellsWhatIsKnownWithoutTheBytes() {
    finish();
    HttpResponse<String> response =
        ingest.send(ingest.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertEquals(200, response.statusCode());
    assertEquals("10", header(response, "content-length"));
    assertEquals(quoted(blob.etag()), header(response, "etag"));
  }

  @Test
  void refusesARenditionThatIsNotThereWithThoseThatAre() {
    finish();
    String words = Ingest.refused(Failure.RENDITION_NOT_FOUND, ingest.get(path + "s"));
    assertTrue(words.contains("did you mean thumb?"), words);
    assertTrue(words.contains("It has: thumb"), words);
  }

  @Test
  void refusesTheResultsOfAJobThatFailed() {
    ingest.jobs().fail(id, Failure.IMAGE_CORRUPT);
    String words = Ingest.refused(Failure.RENDITION_NOT_FOUND, ingest.get(path));
    assertTrue(words.contains("has failed"), words);
  }

  @Test
  void refusesBytesThatAreGone() {
    finish();
    ingest.store().delete(List.of(blob.ref())).await();
    Ingest.refused(Failure.BLOB_NOT_FOUND, ingest.get(path));
  }

  private void finish() {
    ingest
        .jobs()
        .succeed(
            id,
            new Rendition(
                "thumb", blob.ref(), "image/png", BYTES.length(), 2, 2, null, blob.etag()));
  }

  private static String quoted(String etag) {
    return "\"" + etag + "\"";
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
