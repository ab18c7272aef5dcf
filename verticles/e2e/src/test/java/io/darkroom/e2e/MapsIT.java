package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static io.darkroom.contract.Eventually.eventuallyGet;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.amqpbridge.ArtemisServer;
import io.darkroom.map.server.MapServer;
import io.darkroom.map.server.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client of the older map service, a broker between the web server and the workers, and a worker
 * that is killed in the middle of an animation.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@EnabledIf(
    value = "io.darkroom.map.video.Films#canBeMade",
    disabledReason = "no ffmpeg runs here: docs/maps.md says what it needs")
class MapsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int FRAMES = 48;

  /** The time of the image, which is no frame's. */
  private static final String BEFORE = "2020-07-31T00:00:00Z";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Vertx vertx = Vertx.vertx();
  private MapServer server;
  private String base;

  @BeforeEach
  void serve() {
    server = MapServer.start(vertx, new World().waves(3));
  }

  @AfterEach
  void close() {
    server.close();
    vertx.close().await();
  }

  @Test
  void servesClientsOfTheOlderServiceAndLosesNoFrame() throws Exception {
    ArtemisServer broker = new ArtemisServer(folder.resolve("broker"));
    broker.start();
    try (broker;
        Fleet fleet = new Fleet(folder)) {
      configure(fleet, broker);
      fleet.command("setup", "amqp");
      fleet.start("web", "http-ingest", "amqp-bridge", "jobs");
      base = "http://127.0.0.1:" + fleet.port() + "/api/";
      eventually(PATIENCE, () -> assertEquals(404, get("job-status/none").statusCode()));

      String image = order("image", image());
      assertTrue(image.matches("[0-9a-f]{24}"), image);
      assertEquals("pending", status(image).getString("status"));
      NodeProcess first = fleet.start("maps-1", "map-worker");
      JsonObject made = made(image);
      assertEquals("maps/" + image + ".png", made.getString("location"));
      byte[] png = get("download/" + image).body();
      assertTrue(ImageIO.read(new ByteArrayInputStream(png)).getHeight() > 60);

      fleet.start("maps-2", "map-worker");
      Promise<Void> gate = Promise.promise();
      server.holding(asked -> late(asked) ? gate.future() : Future.succeededFuture());
      String animation = order("animation", animation());
      // Half of the frames are done, and each worker has one more in hand: just then one dies.
      JsonObject half = eventuallyGet(PATIENCE, () -> halfDone(animation));
      assertEquals(FRAMES, half.getInteger("total"), half::encode);
      assertEquals(409, get("download/" + animation).statusCode());
      assertEquals(FRAMES / 2 + 2, drawn().size());
      first.kill();
      gate.complete();
      JsonObject film = made(animation);
      assertEquals("maps/" + animation + ".mp4", film.getString("location"));
      assertEquals(FRAMES, film.getJsonObject("coverage").getJsonArray("frames").size());
      assertEquals(1.0, film.getJsonObject("coverage").getDouble("least"));
      checkDrawn();
      checkFile(animation);
    } catch (AssertionError failure) {
      throw new AssertionError(failure.getMessage() + " " + server.asked().size(), failure);
    }
  }

  /** True for a frame of the second half, in the order in which they are asked for. */
  private boolean late(MapServer.Asked asked) {
    return isFrame(asked) && drawn().size() > FRAMES / 2;
  }

  private static boolean isFrame(MapServer.Asked asked) {
    return asked.layer().equals("clock")
        && asked.request().equals("GetMap")
        && !asked.time().equals(BEFORE);
  }

  /** The progress, once it counts half of the frames, and two more are begun; else null. */
  private JsonObject halfDone(String animation) throws Exception {
    JsonObject progress = status(animation).getJsonObject("progress", new JsonObject());
    boolean half = progress.getInteger("done", 0) == FRAMES / 2;
    return half && drawn().size() == FRAMES / 2 + 2 ? progress : null;
  }

  /** Each frame once; the one that the killed worker had in hand twice. */
  private void checkDrawn() {
    Map<String, Long> drawn = drawn();
    assertEquals(FRAMES, drawn.size());
    long again = drawn.values().stream().mapToLong(times -> times - 1).sum();
    System.out.println("frames drawn again after a kill: " + again);
    assertTrue(again <= 1, drawn::toString);
  }

  private void checkFile(String id) throws Exception {
    HttpResponse<byte[]> whole = get("download/" + id);
    assertEquals(200, whole.statusCode());
    assertEquals("video/mp4", whole.headers().firstValue("content-type").orElse(""));
    assertEquals("ftyp", new String(whole.body(), 4, 4, ISO_8859_1));
    HttpResponse<byte[]> part = send(request("download/" + id).header("Range", "bytes=4-7"));
    assertEquals(206, part.statusCode());
    assertTrue(Arrays.equals(whole.body(), 4, 8, part.body(), 0, 4));
  }

  /** How often each time was drawn, by what the map server was asked. */
  private Map<String, Long> drawn() {
    return server.asked().stream()
        .filter(MapsIT::isFrame)
        .collect(Collectors.groupingBy(MapServer.Asked::time, Collectors.counting()));
  }

  private static void configure(Fleet fleet, ArtemisServer broker) {
    fleet.with("jobs.lease", "4s").with("jobs.backoff", "100ms");
    fleet.with("http-ingest.maps.enabled", "true");
    fleet.with("http-ingest.maps.handTo.image", "amqp:image");
    fleet.with("http-ingest.maps.handTo.animation", "amqp:animation");
    fleet.with("amqp-bridge.enabled", "true").with("amqp-bridge.uri", broker.uri());
    for (String queue : new String[] {"image", "animation"}) {
      fleet.with("amqp-bridge.routes." + queue + ".from", queue);
      fleet.with("amqp-bridge.routes." + queue + ".format", "submission");
    }
    fleet.with("map-worker.isolation", "thread");
    // What is in hand is drawn again when its worker dies: with one slot, that is one frame.
    fleet.with("worker.slots", "1").with("worker.cpuThreads", "1");
    fleet.with("worker.progressEvery", "100ms");
  }

  private JsonObject image() {
    return new JsonObject()
        .put("basemap", basemap().put("map_time", BEFORE))
        .put("overlays", new JsonArray().add(overlay().put("valid_time", BEFORE)));
  }

  private JsonObject animation() {
    JsonArray times = new JsonArray();
    for (int n = 0; n < FRAMES; n++) {
      times.add(time(n));
    }
    return new JsonObject()
        .put("general", new JsonObject().put("format", "mp4").put("fps", 8))
        .put("basemap", basemap().put("map_times", times))
        .put("overlays", new JsonArray().add(overlay().put("valid_times", times)));
  }

  private JsonObject basemap() {
    return new JsonObject()
        .put("bbox", new JsonArray().add(-98).add(18).add(-80).add(31))
        .put("zoom", 3)
        .put("url", server.tiles("waves"));
  }

  private JsonObject overlay() {
    return new JsonObject()
        .put("url", server.wms())
        .put("layers", "clock")
        .put("title", "Clock")
        .put("opacity", 0.5)
        .put("version", "1.1.1")
        .put("srs", "EPSG:3857");
  }

  private static String time(int frame) {
    return "2020-08-%02dT%02d:00:00Z".formatted(1 + frame / 24, frame % 24);
  }

  private String order(String service, JsonObject body) throws Exception {
    HttpResponse<byte[]> answer =
        send(
            request("service/" + service)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.encode())));
    String said = new String(answer.body(), ISO_8859_1);
    assertEquals(200, answer.statusCode(), said);
    return new JsonObject(said).getString("_id");
  }

  private JsonObject status(String id) throws Exception {
    HttpResponse<byte[]> answer = get("job_status/" + id);
    String said = new String(answer.body(), ISO_8859_1);
    assertEquals(200, answer.statusCode(), said);
    return new JsonObject(said);
  }

  private JsonObject made(String id) {
    return eventuallyGet(
        PATIENCE,
        () -> {
          JsonObject document = status(id);
          String word = document.getString("status");
          assertTrue(!word.equals("FAILED"), document::encodePrettily);
          return word.equals("SUCCESS") ? document : null;
        });
  }

  private HttpResponse<byte[]> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(10));
  }
}
