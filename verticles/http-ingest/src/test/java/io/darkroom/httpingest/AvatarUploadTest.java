package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarUploadTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path folder;
  private AvatarClient client;

  @BeforeEach
  void start() {
    client =
        AvatarClient.start(
            folder,
            new JsonObject()
                .put("maxUpload", "100KB")
                .put("publicUrl", "https://me.example.org/")
                .put("notify", new JsonObject().put("url", "https://hooks.example.org/ready")));
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void answersWithIdAndUrlAndWhereToFollowTheJob() {
    HttpResponse<String> response = client.upload();
    String id = AvatarClient.taken(response);
    assertTrue(id.matches("[0-9a-f]{32}"), id);
    JsonObject body = Ingest.json(response);
    assertEquals("https://me.example.org/a/" + id, body.getString("url"));
    assertEquals("queued", body.getString("state"));
    JsonObject links = body.getJsonObject("links");
    for (String link : List.of("status", "job")) {
      assertEquals(200, client.ingest().get(links.getString(link)).statusCode());
    }
    assertEquals("/v1/jobs/" + id + "/events", links.getString("events"));
    String header = response.headers().firstValue("link").orElseThrow();
    assertTrue(header.contains("</v1/avatar/" + id + ">; rel=\"status\""), header);
    assertTrue(header.contains("</v1/jobs/" + id + "/events>; rel=\"monitor\""), header);
    assertEquals("/a/" + id, response.headers().firstValue("location").orElseThrow());
    assertNotEquals(id, AvatarClient.taken(client.upload()));
  }

  @Test
  void keepsTheOriginalInPrivateUnderTheId() {
    String id = AvatarClient.taken(client.upload());
    assertEquals(List.of(id), client.keys(BlobRef.PRIVATE));
    assertEquals(List.of(), client.keys(BlobRef.PUBLIC));
    assertArrayEquals(
        Ingest.PNG, client.ingest().store().read(AvatarName.original(id), 1000).await().getBytes());
  }

  @Test
  void submitsAJobOfThreeRenditionsAtTheKeysOfTheId() {
    String id = AvatarClient.taken(client.upload());
    JsonObject request = client.ingest().jobs().submitted(id);
    assertEquals("renditions", request.getString("operation"));
    assertEquals(
        new JsonObject().put("default", id).put("large", id + "_large").put("small", id + "_small"),
        request.getJsonObject("output").getJsonObject("keys"));
    assertEquals("public", request.getJsonObject("output").getString("bucket"));
    assertEquals(
        new JsonArray(
            """
            [{"name": "default", "width": 200, "height": 200},
             {"name": "small", "width": 100, "height": 100},
             {"name": "large", "width": 600, "height": 600}]
            """),
        sizes(request.getJsonObject("options").getJsonArray("renditions")));
    assertEquals(
        "https://hooks.example.org/ready", request.getJsonObject("notify").getString("url"));
    assertEquals(new JsonObject().put("avatar", id), request.getJsonObject("metadata"));
    assertTrue(request.getJsonObject("source").getBoolean("upload"));
  }

  /** Takes away what is the same for all of them. */
  private static JsonArray sizes(JsonArray renditions) {
    JsonArray sizes = new JsonArray();
    for (Object one : renditions) {
      JsonObject rendition = ((JsonObject) one).copy();
      assertEquals("png", rendition.remove("format"));
      assertEquals("inside", rendition.remove("fit"));
      assertEquals(false, rendition.remove("enlarge"));
      sizes.add(rendition);
    }
    return sizes;
  }

  @Test
  void takesAJpegToo() {
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F'};
    HttpResponse<String> response =
        client
            .ingest()
            .send(
                client
                    .ingest()
                    .request("/v1/avatar/upload")
                    .header("Content-Type", "image/jpeg")
                    .POST(BodyPublishers.ofByteArray(jpeg)));
    String id = AvatarClient.taken(response);
    assertEquals(
        "image/jpeg",
        client.ingest().store().head(AvatarName.original(id)).await().meta().contentType());
  }

  @Test
  void stopsWhatDoesNotBeginAsAPictureBeforeItHasAllCome() {
    String head = AvatarClient.head("Content-Length: 100000") + "<html><body>no picture";
    String answer = RawClient.ask(client.ingest().port(), head);
    assertTrue(answer.startsWith("HTTP/1.1 400") && answer.contains("\"errno\":101"), answer);
    nothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "GIF89a and what belongs to it, image/png, 400, 101",
    "<html><body>, image/jpeg, 400, 101",
    "'', image/png, 400, 101",
    "GIF89a and what belongs to it, image/gif, 415, 101",
    "<svg xmlns='x'/>, image/svg+xml, 415, 101",
    "'{\"url\": \"https://gravatar.example/1\"}', application/json, 400, 102"
  })
  void refusesWhatIsNeitherPngNorJpeg(String body, String type, int code, int errno) {
    HttpResponse<String> response =
        client
            .ingest()
            .send(
                client
                    .ingest()
                    .request("/v1/avatar/upload")
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body)));
    AvatarClient.refused(code, errno, response);
    nothingIsLeft();
  }

  @Test
  void refusesAnUploadOverTheLimitAndTakesOneOfExactlyIt() {
    String words =
        AvatarClient.refused(
            413, 101, client.ingest().send(client.uploading(Arrays.copyOf(Ingest.PNG, 102_401))));
    assertTrue(words.contains("102400") && words.contains("avatars.maxUpload"), words);
    nothingIsLeft();
    AvatarClient.taken(client.ingest().send(client.uploading(Arrays.copyOf(Ingest.PNG, 102_400))));
  }

  @Test
  void refusesAnUploadWithoutItsLength() {
    String head = AvatarClient.head("Transfer-Encoding: chunked");
    String answer = RawClient.ask(client.ingest().port(), head);
    assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
    assertTrue(answer.contains("\"errno\":101") && answer.contains("Content-Length"), answer);
  }

  @Test
  void leavesNothingOfAnUploadThatBreaksOff() {
    try (RawClient raw = new RawClient(client.ingest().port())) {
      raw.send(AvatarClient.head("Content-Length: 1000"));
      raw.send(Ingest.PNG);
    }
    Eventually.eventually(SOON, this::nothingIsLeft);
    assertEquals(0, client.ingest().jobs().asked());
  }

  @Test
  void saysTooManyRequestsWhenThereIsTooMuchToDo() {
    client.ingest().jobs().refuse(Failure.OVERLOADED);
    HttpResponse<String> response = client.upload();
    AvatarClient.refused(429, 114, response);
    assertEquals("5", response.headers().firstValue("retry-after").orElseThrow());
    nothingIsLeft();
  }

  @Test
  void keepsTheUploadOfAJobThatMayBeDurable() {
    client.ingest().jobs().refuse(Failure.STORE_UNAVAILABLE);
    AvatarClient.refused(503, 999, client.upload());
    assertEquals(1, client.keys(BlobRef.PRIVATE).size());
  }

  @Test
  void waitsForThePicturesWhenAskedTo() {
    CompletableFuture<HttpResponse<String>> answer = uploadAndWait();
    String id = submitted();
    client.ingest().jobs().run(id);
    client.ingest().jobs().succeed(id);
    HttpResponse<String> response = answer.join();
    assertEquals(id, AvatarClient.taken(response));
    assertEquals("succeeded", Ingest.json(response).getString("state"));
    assertEquals("wait=20", response.headers().firstValue("preference-applied").orElseThrow());
  }

  @Test
  void saysWhyThePicturesCouldNotBeMade() {
    CompletableFuture<HttpResponse<String>> answer = uploadAndWait();
    client.ingest().jobs().fail(submitted(), Failure.IMAGE_CORRUPT);
    assertTrue(AvatarClient.refused(500, 103, answer.join()).contains("IMAGE_CORRUPT"));
  }

  @Test
  void asksAClientThatWaitsForItToSend() {
    try (RawClient raw = new RawClient(client.ingest().port())) {
      raw.send(AvatarClient.head("Expect: 100-continue", "Content-Length: " + Ingest.PNG.length));
      assertTrue(raw.answer().startsWith("HTTP/1.1 100"));
      raw.send(Ingest.PNG);
      assertTrue(raw.answer().startsWith("HTTP/1.1 201"));
    }
  }

  @Test
  void doesNotStartWithAPostbackThatMustNotBe() {
    DarkroomException error =
        Assertions.assertThrows(
            DarkroomException.class,
            () ->
                AvatarClient.start(
                    folder,
                    new JsonObject()
                        .put("notify", new JsonObject().put("url", "http://127.0.0.1:9/"))));
    assertEquals(Failure.INVALID_CONFIGURATION, error.failure());
    assertTrue(error.getMessage().contains("http-ingest.avatars.notify"), error.getMessage());
  }

  private CompletableFuture<HttpResponse<String>> uploadAndWait() {
    return CompletableFuture.supplyAsync(
        () -> client.ingest().send(client.uploading(Ingest.PNG).header("Prefer", "wait=20")));
  }

  private String submitted() {
    return Eventually.eventuallyGet(
        SOON,
        () ->
            client.ingest().jobs().all().stream()
                .map(job -> job.getString("id"))
                .findFirst()
                .orElse(null));
  }

  private void nothingIsLeft() {
    assertEquals(List.of(), client.keys(BlobRef.PRIVATE));
    assertEquals(List.of(), client.keys(BlobRef.PUBLIC));
  }
}
