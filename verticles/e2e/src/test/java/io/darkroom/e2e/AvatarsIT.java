package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** User avatars, with a web server and a worker that share nothing but the blobs and the bus. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AvatarsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> SUFFIXES = List.of("", "_small", "_large");

  /** What a PNG cannot do without, and what says nothing of its maker. */
  private static final Set<String> HARMLESS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Receiver receiver;
  private static Fleet fleet;

  @BeforeAll
  static void start() throws IOException {
    receiver = new Receiver();
    fleet = new Fleet(folder);
    fleet.with("http-ingest.avatars.enabled", "true");
    fleet.with("http-ingest.avatars.notify.url", receiver.url());
    fleet.start("web", "http-ingest", "jobs", "postback");
    NodeProcess worker = fleet.start("worker", "image-worker");
    eventually(PATIENCE, () -> assertEquals(200, get("/__heartbeat__").statusCode()));
    // Who waits for a picture waits for the picture alone.
    eventually(PATIENCE, () -> assertTrue(worker.started()));
  }

  @AfterAll
  static void stop() {
    fleet.close();
    receiver.close();
  }

  @Test
  void makesThreeSizesOfAPngAndKeepsWhatIsTransparent() throws Exception {
    String id = upload(AvatarPictures.discOnNothing(800, 400), "image/png");
    ready(id);
    int[][] sizes = {{200, 100}, {100, 50}, {600, 300}};
    for (int i = 0; i < sizes.length; i++) {
      BufferedImage picture = picture(id + SUFFIXES.get(i));
      assertEquals(sizes[i][0], picture.getWidth(), SUFFIXES.get(i));
      assertEquals(sizes[i][1], picture.getHeight(), SUFFIXES.get(i));
      assertEquals(0, picture.getRGB(1, 1) >>> 24, "alpha of a corner");
      assertEquals(
          Color.RED.getRGB(), picture.getRGB(sizes[i][0] / 2, sizes[i][1] / 2), "the disc");
    }
  }

  @Test
  void setsAJpegUprightAndForgetsWhereItWasTaken() throws Exception {
    byte[] jpeg = AvatarPictures.lyingOnItsSide(1000, 500);
    assertTrue(text(jpeg).contains(AvatarPictures.MARKER));
    String id = upload(jpeg, "image/jpeg");
    ready(id);
    for (String suffix : SUFFIXES) {
      BufferedImage picture = picture(id + suffix);
      assertEquals(picture.getHeight(), 2 * picture.getWidth(), suffix);
      Color top = new Color(picture.getRGB(picture.getWidth() / 2, 5));
      Color bottom = new Color(picture.getRGB(picture.getWidth() / 2, picture.getHeight() - 6));
      assertTrue(top.getRed() > 220 && top.getBlue() < 40, () -> suffix + " top " + top);
      assertTrue(
          bottom.getBlue() > 220 && bottom.getRed() < 40, () -> suffix + " bottom " + bottom);
    }
  }

  @Test
  void enlargesNothing() throws Exception {
    String id = upload(AvatarPictures.discOnNothing(150, 90), "image/png");
    ready(id);
    assertEquals(150, picture(id).getWidth());
    assertEquals(150, picture(id + "_large").getWidth());
    assertEquals(100, picture(id + "_small").getWidth());
  }

  @Test
  void letsCachesAskWhetherAPictureChanged() throws Exception {
    String id = upload(AvatarPictures.discOnNothing(300, 300), "image/png");
    ready(id);
    HttpResponse<byte[]> first = get("/a/" + id);
    String etag = first.headers().firstValue("etag").orElseThrow();
    assertEquals("nosniff", first.headers().firstValue("x-content-type-options").orElse(""));
    HttpResponse<byte[]> again = send(request("/a/" + id).header("If-None-Match", etag).GET());
    assertEquals(304, again.statusCode());
    assertEquals(0, again.body().length);
    HttpResponse<byte[]> head = send(request("/a/" + id).method("HEAD", BodyPublishers.noBody()));
    assertEquals(
        first.body().length, head.headers().firstValueAsLong("content-length").orElseThrow());
  }

  @Test
  void removesEveryTraceAndTellsTheReceiverBeforeThat() throws Exception {
    String id = upload(AvatarPictures.discOnNothing(300, 300), "image/png");
    ready(id);
    eventually(PATIENCE, () -> assertEquals(1, receiver.idsOf(id).size()));
    JsonObject data = receiver.bodyOf(id).getJsonObject("data");
    assertEquals(id, data.getJsonObject("metadata").getString("avatar"));
    assertEquals(4, blobsOf(id));
    assertEquals(200, send(request("/v1/avatar/" + id).DELETE()).statusCode());
    assertEquals(0, blobsOf(id));
    for (String suffix : SUFFIXES) {
      assertEquals(404, get("/a/" + id + suffix).statusCode());
    }
    assertEquals(List.of(), receiver.forgeries());
  }

  @Test
  void saysThatABrokenPictureCouldNotBeMadeIntoAnAvatar() throws Exception {
    byte[] whole = AvatarPictures.lyingOnItsSide(1000, 500);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    HttpResponse<byte[]> refusal = send(uploading(half, "image/jpeg").header("Prefer", "wait=30"));
    assertEquals(500, refusal.statusCode(), () -> text(refusal.body()));
    JsonObject body = new JsonObject(text(refusal.body()));
    assertEquals(103, body.getInteger("errno"), body::encode);
    assertTrue(body.getString("message").contains("IMAGE_TRUNCATED"), body::encode);
  }

  @Test
  void showsADefaultAvatar() throws Exception {
    for (String suffix : SUFFIXES) {
      HttpResponse<byte[]> answer = get("/a/" + "0".repeat(32) + suffix);
      assertEquals(200, answer.statusCode());
      AvatarPictures.png(answer.body());
    }
  }

  private static String upload(byte[] picture, String type) throws Exception {
    HttpResponse<byte[]> answer = send(uploading(picture, type));
    assertEquals(201, answer.statusCode(), () -> text(answer.body()));
    JsonObject avatar = new JsonObject(text(answer.body()));
    assertTrue(avatar.getString("url").endsWith("/a/" + avatar.getString("id")), avatar::encode);
    return avatar.getString("id");
  }

  private static HttpRequest.Builder uploading(byte[] picture, String type) {
    return request("/v1/avatar/upload")
        .header("Content-Type", type)
        .POST(BodyPublishers.ofByteArray(picture));
  }

  private static void ready(String id) {
    eventually(
        PATIENCE,
        () -> {
          JsonObject avatar = new JsonObject(text(get("/v1/avatar/" + id).body()));
          assertEquals("succeeded", avatar.getString("state"), avatar::encode);
        });
  }

  /** A picture as everybody gets it, with nothing in it but pixels. */
  private static BufferedImage picture(String name) throws Exception {
    HttpResponse<byte[]> answer = get("/a/" + name);
    assertEquals(200, answer.statusCode(), name);
    assertEquals("image/png", answer.headers().firstValue("content-type").orElse(""));
    assertFalse(text(answer.body()).contains(AvatarPictures.MARKER), name);
    for (String chunk : AvatarPictures.chunks(answer.body())) {
      assertTrue(HARMLESS.contains(chunk), () -> name + " has a chunk " + chunk);
    }
    return AvatarPictures.png(answer.body());
  }

  private static long blobsOf(String id) throws IOException {
    try (Stream<Path> files = Files.walk(fleet.blobs())) {
      return files.filter(Files::isRegularFile).filter(it -> it.toString().contains(id)).count();
    }
  }

  private static HttpResponse<byte[]> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fleet.port() + path))
        .timeout(Duration.ofSeconds(40));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
