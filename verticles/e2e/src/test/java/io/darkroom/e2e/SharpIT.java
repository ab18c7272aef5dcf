package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static io.darkroom.contract.Eventually.eventuallyGet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.e2e.SharpTopics.Processed;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.BlobStores;
import io.darkroom.storage.S3Server;
import io.darkroom.storage.StorageOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The super-resolution worker, whole, by {@code conf/examples/sharp.yaml} and the environment that
 * its installations have: records from Kafka, images into S3, records to Kafka.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SharpIT {
  /**
   * Of the picture whose worker is killed, larger. A job of minutes: {@code -Dsharp.megapixels=24
   * -Dsharp.isolation=process -Dsharp.checkpoint=15s}, the last two being what installations have
   * by default.
   */
  private static final double MEGAPIXELS =
      Double.parseDouble(System.getProperty("sharp.megapixels", "1.6"));

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LONG_PATIENCE = PATIENCE.plusSeconds((long) (20 * MEGAPIXELS));

  /** Longer than the time between two polls that the group's members are granted. */
  private static final Duration LONG = Duration.ofSeconds(11);

  private static final String BUCKET = "larger-images";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path folder;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Vertx vertx;
  private static S3Server s3;
  private static SharpSource source;
  private static SharpTopics topics;
  private static Fleet fleet;
  private static NodeProcess bridge;
  private static List<NodeProcess> workers;
  private static BlobStore store;

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    s3 = S3Server.start(Files.createDirectories(folder.resolve("s3")));
    source = new SharpSource();
    topics = new SharpTopics(folder.resolve("kafka"));
    fleet = new Fleet(folder.resolve("fleet"));
    environment();
    fleet.with("storage.s3.accessKey", S3Server.ACCESS_KEY);
    fleet.with("storage.s3.secretKey", S3Server.SECRET_KEY);
    fleet.with("storage.s3.createBuckets", "true");
    fleet.with("superres-worker.isolation", System.getProperty("sharp.isolation", "thread"));
    // A worker that stalls for less has lost nothing.
    fleet.with("jobs.lease", "8s").with("jobs.backoff", "100ms");
    // Groups of some tiles, one at a time and worker.
    fleet.with("superres-worker.checkpoint", System.getProperty("sharp.checkpoint", "1s"));
    fleet.with("worker.costlyThreads", "1");
    fleet.with("kafka-bridge.newTopics.partitions", "1");
    fleet.run("setup", "kafka");
    fleet.start("door", "jobs", "http-ingest");
    bridge = fleet.start("bridge", "kafka-bridge");
    workers =
        List.of(
            fleet.start("worker-1", "superres-worker"), fleet.start("worker-2", "superres-worker"));
    JsonObject storage = s3.storage().put("buckets", new JsonObject().put(BlobRef.PUBLIC, BUCKET));
    store =
        BlobStores.open(
                vertx, StorageOptions.read(Conf.of(new JsonObject().put("storage", storage))))
            .await();
  }

  private static void environment() {
    fleet.variable(
        "DARKROOM_CONF", Path.of("..", "..", "conf", "examples", "sharp.yaml").toString());
    fleet.variable("KAFKA_BOOTSTRAP_SERVERS", topics.servers());
    fleet.variable("KAFKA_SCHEMA_REGISTRY_URL", topics.registry());
    fleet.variable(
        "KAFKA_TOPIC_USER_IMAGE_TO_PROCESS", SharpTopics.UPLOADED + "," + SharpTopics.IMPORTED);
    fleet.variable("KAFKA_TOPIC_USER_IMAGE_PROCESSED", SharpTopics.PROCESSED);
    fleet.variable("KAFKA_CONSUMER_GROUP_ID", SharpTopics.GROUP);
    fleet.variable("KAFKA_CONSUMER_AUTO_OFFSET_RESET", "earliest");
    fleet.variable("KAFKA_CONSUMER_ENABLE_AUTO_COMMIT", "true");
    fleet.variable("KAFKA_CONSUMER_MAX_POLL_INTERVAL_MS", "10000");
    fleet.variable("KAFKA_CONSUMER_POLLING_TIMEOUT_SECONDS", "5");
    fleet.variable("PROCESSED_IMAGES_BUCKET", BUCKET);
    fleet.variable("S3_ENDPOINT", s3.endpoint());
    fleet.variable("MAGNIFY_HOSTS", "127.0.0.1");
  }

  @AfterAll
  static void stop() throws Exception {
    fleet.close();
    store.close().await();
    topics.close();
    source.close();
    s3.stop();
    vertx.close().await();
  }

  @Test
  void makesAnImageLargerAndSaysSoFieldByField() throws Exception {
    String url = source.url("small.jpg");
    JsonObject image = topics.upload(SharpTopics.UPLOADED, 1, url);
    check(processed(1), image, true, md5(url));
    BlobRef larger = new BlobRef(BlobRef.PUBLIC, md5(url));
    BlobInfo stored = store.head(larger).await();
    assertEquals("image/jpeg", stored.meta().contentType());
    isLarger(store.read(larger, 1 << 20).await().getBytes(), 240, 160);
  }

  @Test
  void saysOfEveryImageThatCouldNotBeMadeLargerThatItCouldNot() throws Exception {
    JsonObject missing = topics.upload(SharpTopics.IMPORTED, 2, source.url("missing.jpg"));
    JsonObject text = topics.upload(SharpTopics.UPLOADED, 3, source.url("text.jpg"));
    JsonObject huge = topics.upload(SharpTopics.UPLOADED, 4, source.url("huge.png"));
    JsonObject nonsense = topics.upload(SharpTopics.IMPORTED, 5, "no URL at all");
    topics.replay(SharpTopics.UPLOADED);
    JsonObject recorded =
        new JsonObject()
            .put("id", 4710)
            .put("website_id", "6f1c1f6e-6a0e-4c57-9a53-0d2f6d4c2f10")
            .put("user_id", "0b7a1a86-2a51-4a35-8a3e-6c8f0b2f7c21")
            .put("created_at", "2026-11-21T10:37:55Z")
            .put("url", "http://169.254.169.254/latest/meta-data/")
            .put("format", "jpeg")
            .put("width", 640)
            .put("height", 480);
    for (JsonObject image : List.of(missing, text, huge, nonsense, recorded)) {
      check(processed(image.getInteger("id")), image, false, null);
    }
    assertEquals(0, topics.end(SharpTopics.UPLOADED + ".dead-letters"));
    assertEquals(0, topics.end(SharpTopics.IMPORTED + ".dead-letters"));
  }

  @Test
  void findsTheJobOfARecordThatComesAgain() throws Exception {
    topics.upload(SharpTopics.IMPORTED, 6, source.url("other.jpg"));
    processed(6);
    eventually(PATIENCE, () -> assertEquals(0, topics.lag()));
    int told = topics.processed().size();
    int jobs = fleet.client().list("operation=superres").size();
    bridge.terminate();
    topics.rewind();
    bridge.start();
    eventually(PATIENCE, () -> assertEquals(0, topics.lag()));

    // What is new comes after all that came again.
    topics.upload(SharpTopics.UPLOADED, 7, source.url("missing.jpg"));
    topics.upload(SharpTopics.IMPORTED, 8, source.url("missing.jpg"));
    processed(7);
    processed(8);
    assertEquals(told + 2, topics.processed().size());
    assertEquals(jobs + 2, fleet.client().list("operation=superres").size());
  }

  @Test
  void makesAnImageLargerWhileOneWaits() throws Exception {
    eventually(PATIENCE, () -> assertEquals("OK", text(get("/health"))));
    HttpResponse<byte[]> answer = magnify(source.url("small.jpg"), "&model=fast");
    assertEquals(200, answer.statusCode(), () -> text(answer));
    assertEquals("image/jpeg", answer.headers().firstValue("content-type").orElse(""));
    assertEquals(
        "attachment; filename=\"sharpened.jpg\"",
        answer.headers().firstValue("content-disposition").orElse(""));
    isLarger(answer.body(), 240, 160);

    HttpResponse<byte[]> refusal = magnify("https://example.org/a.jpg", "");
    assertEquals(403, refusal.statusCode(), () -> text(refusal));
    HttpResponse<byte[]> missing = magnify(source.url("missing.jpg"), "");
    assertEquals(422, missing.statusCode(), () -> text(missing));
    assertTrue(text(missing).contains("SOURCE_NOT_FOUND"), () -> text(missing));
  }

  @Test
  @Timeout(value = 25, unit = TimeUnit.MINUTES)
  void losesOneGroupOfALargeImageWhoseWorkerIsKilledAndNobodyAtKafkaNotices() throws Exception {
    int height = (int) Math.round(Math.sqrt(MEGAPIXELS * 1e6 * 3 / 4) / 2);
    int width = height * 4 / 3;
    eventually(PATIENCE, () -> assertEquals(1, topics.members().size(), "members"));
    SharpWatch watch = new SharpWatch(topics, workers);
    Large large = null;
    for (int id = 9; large == null; id++) {
      assertTrue(id < 13, "every picture was made before a worker could be killed");
      large = killed(id, Pictures.jpeg(width, height), watch);
    }
    int id = large.id();
    Processed found =
        eventuallyGet(
            LONG_PATIENCE,
            () -> {
              small(watch);
              return watch.watched().compareTo(LONG) < 0
                  ? null
                  : about(id).stream().findFirst().orElse(null);
            });
    eventually(
        PATIENCE,
        () -> {
          watch.look();
          assertEquals(Set.of(), watch.unanswered(), "not answered");
        });
    JsonArray parts = fleet.client().list("parent=" + large.job());
    long again =
        parts.stream().filter(part -> ((JsonObject) part).getInteger("attempts") > 1).count();
    String told =
        String.format(
            "%dx%d in %d ms: %d of %d groups made again; %s",
            2 * width,
            2 * height,
            found.value().getInteger("processing_time_in_ms"),
            again,
            parts.size(),
            watch);
    System.out.println(told);
    assertEquals(Set.of(), watch.changes(), told);
    assertTrue(watch.longestBehind().compareTo(LONG) < 0, told);
    assertTrue(watch.slowest().compareTo(PATIENCE) < 0, told);
    check(found, large.image(), true, md5(large.url()));
    isLarger(
        store.read(new BlobRef(BlobRef.PUBLIC, md5(large.url())), 64 << 20).await().getBytes(),
        2 * width,
        2 * height);
    assertTrue(parts.size() >= 4, parts::encode);
    assertTrue(again <= 1, told);
  }

  /** A large picture, asked for by a record with that id, and the job that makes it. */
  private record Large(int id, JsonObject image, String url, String job) {}

  /** Kills a worker when half the picture is made; null if all of it was made before. */
  private static Large killed(int id, byte[] picture, SharpWatch watch) throws Exception {
    String url = source.url("large-" + id + ".jpg");
    source.put("large-" + id + ".jpg", picture);
    JsonObject image = topics.upload(SharpTopics.UPLOADED, id, url);
    String job = eventuallyGet(PATIENCE, () -> jobOf(url));
    NodeProcess victim =
        eventuallyGet(
                LONG_PATIENCE,
                () -> {
                  small(watch);
                  return ended(job) ? Optional.<NodeProcess>empty() : half(job);
                })
            .orElse(null);
    if (victim == null) {
      return null;
    }
    victim.kill();
    boolean late = ended(job);
    victim.start();
    return late ? null : new Large(id, image, url, job);
  }

  private static boolean ended(String job) {
    return fleet.client().get(job).containsKey("finishedAt");
  }

  /** A node that makes a part of the job now, when half of it is made; null before. */
  private static Optional<NodeProcess> half(String job) {
    int made = parts(job, "succeeded");
    return made < 2 || 2 * made < parts(job, null)
        ? null
        : fleet.client().list("state=running&parent=" + job).stream()
            .map(part -> ((JsonObject) part).getString("worker"))
            .flatMap(worker -> workers.stream().filter(node -> isOf(node, worker)))
            .findFirst()
            .map(Optional::of)
            .orElse(null);
  }

  /** Looks at the group, and has another user's image come from time to time. */
  private static void small(SharpWatch watch) throws Exception {
    watch.publish(source.url("small.jpg"), 100);
    watch.look();
  }

  private static String jobOf(String url) {
    return fleet.client().list("operation=superres").stream()
        .map(JsonObject.class::cast)
        .filter(job -> url.equals(job.getJsonObject("source").getString("url")))
        .map(job -> job.getString("id"))
        .findFirst()
        .orElse(null);
  }

  /** How many parts of a job are in that state; all, where it is null. */
  private static int parts(String job, String state) {
    return fleet.client().list("parent=" + job + (state == null ? "" : "&state=" + state)).size();
  }

  /** Whether a worker calls itself after that node's process. */
  private static boolean isOf(NodeProcess node, String worker) {
    return worker.contains("-" + node.pid() + "-");
  }

  private static void check(Processed found, JsonObject image, boolean success, String key) {
    JsonObject record = found.value().copy();
    assertEquals(found.key(), UUID.fromString(found.key()).toString());
    assertTrue(
        ((String) record.remove("created_at"))
            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
        found::toString);
    int millis = (int) record.remove("processing_time_in_ms");
    assertTrue(millis >= 0 && millis < LONG_PATIENCE.toMillis(), found::toString);
    JsonObject configuration = new JsonObject().put("model_name", "noise-cancel");
    configuration.put("by_patch_of_size", success ? 128 : 0).put("batch_size", 10);
    configuration.put("padding_size", success ? 18 : 0);
    assertEquals(
        new JsonObject()
            .put("schema", "com.jimdo.storage.image.avro.ImageSuperResolutionImageProcessed")
            .put("original_url", image.getString("url"))
            .put("bucket", success ? BUCKET : null)
            .put("object_key", key)
            .put("success", success)
            .put("processing_configuration", configuration)
            .put("user_image", image),
        record);
  }

  /** The one record about an image, when it is there. */
  private static Processed processed(int id) {
    try {
      return eventuallyGet(PATIENCE, () -> about(id).stream().findFirst().orElse(null));
    } catch (AssertionError late) {
      throw new AssertionError("no record about " + id + fleet.logs(), late);
    }
  }

  private static List<Processed> about(int id) throws Exception {
    return topics.processed().stream()
        .filter(one -> one.value().getJsonObject("user_image").getInteger("id") == id)
        .toList();
  }

  private static void isLarger(byte[] file, int width, int height) throws Exception {
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file));
    assertEquals(width, picture.getWidth());
    assertEquals(height, picture.getHeight());
  }

  private static String md5(String text) throws Exception {
    byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  private static HttpResponse<byte[]> magnify(String url, String more) throws Exception {
    return get("/magnify?image_url=" + url + more);
  }

  private static HttpResponse<byte[]> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fleet.port() + path))
            .timeout(PATIENCE)
            .build(),
        BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
