package io.darkroom.httpingest;

import static io.darkroom.contract.Eventually.eventually;
import static io.darkroom.contract.Eventually.eventuallyGet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Output;
import io.darkroom.contract.Rendition;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobMeta;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MagnifyTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String GOOD = "/magnify?image_url=https://images.example.org/a.jpg";

  @TempDir Path folder;
  private Ingest ingest;

  @AfterEach
  void stop() {
    ingest.close();
  }

  private void start(JsonObject more) {
    JsonObject magnify =
        new JsonObject()
            .put("enabled", true)
            .put("hosts", new JsonArray().add("Images.example.org").add("*.pictures.example"));
    ingest = Ingest.start(folder, new JsonObject().put("magnify", magnify).mergeIn(more, true));
  }

  private CompletableFuture<HttpResponse<String>> asking(String path) {
    return CompletableFuture.supplyAsync(() -> ingest.get(path));
  }

  private JsonObject submitted() {
    return eventuallyGet(SOON, () -> ingest.jobs().all().stream().findFirst().orElse(null));
  }

  private BlobRef succeed(String id) {
    BlobRef ref = new BlobRef(BlobRef.PRIVATE, Magnify.FOLDER + id + "/upscaled.jpg");
    BlobInfo blob =
        ingest.store().put(ref, BlobMeta.of("image/jpeg"), Buffer.buffer("larger")).await();
    ingest
        .jobs()
        .succeed(id, new Rendition("upscaled", ref, "image/jpeg", 6, 20, 20, null, blob.etag()));
    return ref;
  }

  @Test
  void answersWithTheLargerPictureAndKeepsNothing() throws Exception {
    start(new JsonObject());
    CompletableFuture<HttpResponse<String>> answer = asking(GOOD);
    JsonObject job = submitted();
    succeed(job.getString("id"));

    assertEquals(200, answer.get().statusCode());
    assertEquals("larger", answer.get().body());
    assertEquals("image/jpeg", header(answer.get(), "content-type"));
    assertEquals(
        "attachment; filename=\"sharpened.jpg\"", header(answer.get(), "content-disposition"));
    eventually(
        SOON,
        () ->
            assertEquals(
                List.of(), ingest.store().list(BlobRef.PRIVATE, Magnify.FOLDER, 10).await()));
    assertEquals("superres", job.getString("operation"));
    assertEquals(
        new JsonObject().put("model", "noise-cancel").put("format", "jpeg"),
        job.getJsonObject("options"));
    assertEquals(Output.expiring(Magnify.FOLDER), Output.of(job.getJsonObject("output")));
  }

  @Test
  void passesOnWhatIsAskedFor() {
    start(new JsonObject().put("magnify", new JsonObject().put("wait", "100ms")));
    ingest.get(
        "/magnify?image_url=https://a.pictures.example/b.png&model=gans&by_patch_of_size=64"
            + "&batch_size=2&padding_size=");
    assertEquals(
        new JsonObject()
            .put("model", "gans")
            .put("format", "jpeg")
            .put("by_patch_of_size", 64)
            .put("batch_size", 2),
        submitted().getJsonObject("options"));
  }

  @ParameterizedTest
  @CsvSource({
    "image_url=https://example.org/a.jpg, HOST_NOT_ALLOWED, magnify.hosts",
    "image_url=https://pictures.example/a.jpg, HOST_NOT_ALLOWED, pictures.example",
    "image_url=https://images.example.org.evil.example/, HOST_NOT_ALLOWED, evil",
    "image_url=https://images.example.org@evil.example/, INVALID_URL, ''",
    "image_url=nonsense, INVALID_URL, ''",
    "model=gans, MISSING_FIELD, image_url",
    "image_url=https://images.example.org/&model=psnr-larg, UNKNOWN_MODEL, psnr-large",
    "image_url=https://images.example.org/&padding_size=-1, INVALID_VALUE, padding_size",
    "image_url=https://images.example.org/&by_patch_of_size=3, INVALID_VALUE, by_patch_of_size",
    "image_url=https://images.example.org/&patch=3, UNKNOWN_FIELD, patch",
  })
  void refusesWhatCannotBeDone(String query, Failure failure, String what) {
    start(new JsonObject());
    String said = Ingest.refused(failure, ingest.get("/magnify?" + query));
    assertTrue(said.contains(what), said);
    assertEquals(0, ingest.jobs().asked());
  }

  @Test
  void tellsWhyAnImageCouldNotBeMadeLarger() throws Exception {
    start(new JsonObject());
    CompletableFuture<HttpResponse<String>> answer = asking(GOOD);
    ingest.jobs().fail(submitted().getString("id"), Failure.SOURCE_NOT_FOUND);
    Ingest.refused(Failure.SOURCE_NOT_FOUND, answer.get());
  }

  @Test
  void saysWhereThePictureWillBeWhenItTakesLonger() {
    start(new JsonObject().put("magnify", new JsonObject().put("wait", "100ms")));
    HttpResponse<String> answer = ingest.get(GOOD);
    Ingest.refused(Failure.PICTURE_NOT_READY, answer);
    String there = header(answer, "location");
    String id = submitted().getString("id");
    assertEquals("/v1/jobs/" + id + "/results/upscaled", there);
    succeed(id);
    assertEquals("larger", ingest.get(there).body());
  }

  @Test
  void saysSoWhenThereIsTooMuchToDo() {
    start(new JsonObject());
    ingest.jobs().refuse(Failure.OVERLOADED);
    HttpResponse<String> answer = ingest.get(GOOD);
    Ingest.refused(Failure.OVERLOADED, answer);
    assertEquals("5", header(answer, "retry-after"));
  }

  @Test
  void makesNoJobThatNobodyCanWaitFor() {
    start(new JsonObject().put("maxListeners", 0));
    Ingest.refused(Failure.OVERLOADED, ingest.get(GOOD));
    assertEquals(0, ingest.jobs().asked());
  }

  @Test
  void cancelsTheJobOfAClientThatLeaves() throws Exception {
    start(new JsonObject());
    String id;
    try (Socket socket = new Socket("127.0.0.1", ingest.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET " + GOOD + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      id = submitted().getString("id");
    }
    String left = id;
    eventually(
        SOON,
        () ->
            assertEquals(
                Optional.of("cancelled"),
                ingest.jobs().all().stream()
                    .filter(job -> job.getString("id").equals(left))
                    .map(job -> job.getString("state"))
                    .findFirst()));
  }

  @Test
  void saysOkWhenAllIsWell() {
    start(new JsonObject());
    assertEquals("OK", ingest.get("/health").body());
    ingest.jobs().close();
    Ingest.refused(Failure.JOBS_UNAVAILABLE, ingest.get("/health"));
  }

  @ParameterizedTest
  @ValueSource(strings = {GOOD, "/health"})
  void isNotThereUnlessConfigured(String path) {
    ingest = Ingest.start(folder);
    assertEquals(404, ingest.get(path).statusCode());
  }

  @Test
  void isRefusedByTheConfigurationThatCannotHaveIt() {
    ingest = Ingest.start(folder);
    JsonObject section =
        new JsonObject()
            .put("handTo", "sqs:work")
            .put(
                "magnify",
                new JsonObject()
                    .put("enabled", true)
                    .put("hosts", new JsonArray().add("https://example.org")));
    Conf conf = Conf.of(new JsonObject().put("http-ingest", section));
    HttpIngestOptions.read(conf);
    DarkroomException refusal = assertThrows(DarkroomException.class, conf::throwIfAny);
    assertTrue(refusal.getMessage().contains("without scheme"), refusal::getMessage);
    assertTrue(refusal.getMessage().contains("handTo"), refusal::getMessage);
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
