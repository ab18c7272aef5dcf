package io.darkroom.postback;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomVerticle;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Settlement.Outcome;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostbackVerticleTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LOOPBACK = "127.0.0.1";
  private static final byte[] KEY = new byte[32];
  private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);

  private final Vertx vertx = Vertx.vertx();
  private final FakeJobs jobs = new FakeJobs(vertx, true);
  private final JsonObject options =
      new JsonObject().put("secrets", SECRET).put("poll", "50ms").put("drain", "5s");

  @TempDir private Path dir;

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void postsTheJobSigned() throws GeneralSecurityException {
    Receiver receiver = Receiver.answering(vertx, 204);
    deploy();
    jobs.owe(List.of(Deliveries.to(receiver.url(LOOPBACK), "d1")));
    eventually(
        SOON,
        () ->
            assertEquals(
                List.of(new Settlement("d1", 7, Outcome.DELIVERED, 0, "204")), jobs.ends()));

    Receiver.Got got = receiver.got.get(0);
    assertEquals("application/json", got.headers().get("content-type"));
    assertEquals("d1", got.id());
    assertEquals("1770091506", got.headers().get("webhook-timestamp"));
    assertEquals(
        "v1," + hmac("d1.1770091506.", got.body()), got.headers().get("webhook-signature"));
    assertEquals(
        new JsonObject()
            .put("type", "job.succeeded")
            .put("timestamp", Deliveries.FINISHED)
            .put("data", Deliveries.job().json()),
        got.body().toJsonObject());
  }

  @Test
  void postsInTheFormatOfTheJobsDoorAndSignsWhatItSends() throws GeneralSecurityException {
    Receiver receiver = Receiver.answering(vertx, 204);
    deploy();
    JsonObject message =
        new JsonObject().put("_id", "größe").put("image_url", "https://images.example/1.jpg");
    JsonObject job =
        Deliveries.job()
            .json()
            .put("options", new JsonObject().put("sources", new JsonObject()))
            .put(
                "notify",
                new JsonObject().put("envelope", new JsonObject().put("format", "podcast")))
            .put("metadata", message);
    String url = receiver.url(LOOPBACK);
    jobs.owe(List.of(new ClaimedDelivery("d1", url, 7, 1, 3_600_000, new JobView(job))));
    eventually(SOON, () -> assertEquals(1, jobs.settled(Outcome.DELIVERED).size()));

    Receiver.Got got = receiver.got.get(0);
    assertEquals(
        message.copy().putNull("image_url_info").put("postback_secret_key", "hush"),
        got.body().toJsonObject());
    assertEquals(
        "v1," + hmac("d1.1770091506.", got.body()), got.headers().get("webhook-signature"));
  }

  @Test
  void makesASecretWhenThereIsNone() throws Exception {
    Path file = dir.resolve("postback.secret");
    options.remove("secrets");
    options.put("secretFile", file.toString());
    Receiver receiver = Receiver.answering(vertx, 200);
    deploy();
    jobs.owe(List.of(Deliveries.to(receiver.url(LOOPBACK), "d1")));
    eventually(SOON, () -> assertEquals(1, jobs.ends().size()));
    assertTrue(Files.readString(file).startsWith("whsec_"));
    assertNotNull(receiver.got.get(0).headers().get("webhook-signature"));
  }

  @Test
  void triesAgainAsTheScheduleSays() {
    Receiver receiver = Receiver.answering(vertx, 500);
    deploy();
    jobs.owe(List.of(Deliveries.to(receiver.url(LOOPBACK), "d1")));
    eventually(
        SOON,
        () ->
            assertEquals(
                List.of(new Settlement("d1", 7, Outcome.RETRY, 5_000, "500 DELIVERY_REFUSED")),
                jobs.ends()));
  }

  @Test
  void followsNoRedirect() {
    Receiver other = Receiver.answering(vertx, 200);
    Receiver receiver =
        new Receiver(
            vertx,
            request ->
                request
                    .response()
                    .setStatusCode(307)
                    .putHeader("location", other.url(LOOPBACK))
                    .end());
    deploy();
    jobs.owe(List.of(Deliveries.to(receiver.url(LOOPBACK), "d1")));
    eventually(
        SOON,
        () -> assertEquals("307 DELIVERY_REDIRECTED", jobs.settled(Outcome.RETRY).get(0).note()));
    assertEquals(0, other.got.size());
  }

  @Test
  void refusesAPostbackToAPrivateAddress() {
    deploy();
    jobs.owe(
        List.of(
            Deliveries.to("http://10.0.0.1/", "d1"),
            Deliveries.to("http://169.254.169.254/", "d2"),
            Deliveries.to("nonsense", "d3")));
    eventually(SOON, () -> assertEquals(3, jobs.settled(Outcome.DEAD).size()));
    assertEquals(
        List.of("ADDRESS_FORBIDDEN", "ADDRESS_FORBIDDEN", "INVALID_URL"),
        jobs.ends().stream().map(Settlement::note).sorted().toList());
  }

  @Test
  void givesUpOnAReceiverThatNeverAnswers() {
    options.put("timeout", "200ms");
    Receiver silent = new Receiver(vertx, request -> {});
    deploy();
    jobs.owe(List.of(Deliveries.to(silent.url(LOOPBACK), "d1")));
    eventually(
        SOON, () -> assertEquals("DELIVERY_TIMEOUT", jobs.settled(Outcome.RETRY).get(0).note()));
  }

  @Test
  void findsWhatIsDueWithoutBeingTold() {
    Receiver receiver = Receiver.answering(vertx, 200);
    jobs.owe(List.of(Deliveries.to(receiver.url(LOOPBACK), "d1")));
    deploy();
    eventually(SOON, () -> assertEquals(1, jobs.settled(Outcome.DELIVERED).size()));
  }

  @Test
  void servesAHostWithManyDeliveriesThroughItsLanes() {
    options.put("concurrency", 8).put("perHost", 3).put("poll", "10m");
    Receiver receiver =
        new Receiver(
            vertx, request -> vertx.setTimer(5, later -> request.response().end("thanks")));
    deploy(vertx, Clock.systemUTC()).await();
    jobs.owe(many(receiver.url(LOOPBACK), "d", 200));
    eventually(
        Duration.ofSeconds(60), () -> assertEquals(200, jobs.settled(Outcome.DELIVERED).size()));
    assertEquals(200, receiver.got.stream().map(Receiver.Got::id).distinct().count());
    assertEquals(200, receiver.got.size());
    assertEquals(3, receiver.mostAtOnce.get());
    assertTrue(jobs.mostAsked() <= 8, "asked for " + jobs.mostAsked());
    // Sent, waiting, and just claimed.
    assertTrue(jobs.mostHeld() <= 8 + 16 + 8, "held " + jobs.mostHeld());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isNotHeldBackByABlackHole(boolean delays) {
    Vertx apart = Vertx.vertx();
    try {
      FakeJobs others = new FakeJobs(apart, delays);
      options.put("concurrency", 16).put("perHost", 4).put("timeout", "10m").put("drain", "0s");
      Receiver blackHole = new Receiver(apart, request -> {});
      Receiver healthy = Receiver.answering(apart, 200);
      String id = deploy(apart, Clock.systemUTC()).await();
      List<ClaimedDelivery> due = new ArrayList<>(many(blackHole.url(LOOPBACK), "hole", 500));
      due.addAll(many(healthy.url("localhost"), "well", 50));
      others.owe(due);
      eventually(
          Duration.ofSeconds(60), () -> assertEquals(50, others.settled(Outcome.DELIVERED).size()));
      eventually(SOON, () -> assertEquals(4, blackHole.got.size()));
      // And when it stops, what hangs is given back.
      apart.undeploy(id).await();
      assertEquals(0, others.held());
      assertEquals(50, others.ends().size());
    } finally {
      apart.close().await();
    }
  }

  @Test
  void givesBackWhatWaitedLongerThanItsLeaseAllows() {
    options.put("perHost", 1).put("timeout", "5s");
    Promise<Void> answer = Promise.promise();
    Receiver receiver =
        new Receiver(vertx, request -> answer.future().onSuccess(now -> request.response().end()));
    deploy();
    String url = receiver.url(LOOPBACK);
    jobs.owe(List.of(Deliveries.to(url, "d1"), Deliveries.leased(Deliveries.to(url, "d2"), 5_500)));
    eventually(SOON, () -> assertEquals(1, receiver.got.size()));
    answer.complete();
    eventually(
        SOON,
        () ->
            assertTrue(
                jobs.settled(Outcome.RELEASED).stream().anyMatch(one -> one.id().equals("d2"))));
  }

  @Test
  void drainsBeforeItStops() {
    options.put("perHost", 1);
    Promise<Void> answer = Promise.promise();
    Receiver receiver =
        new Receiver(vertx, request -> answer.future().onSuccess(now -> request.response().end()));
    String id = deploy();
    jobs.owe(many(receiver.url(LOOPBACK), "d", 2));
    eventually(SOON, () -> assertEquals(1, receiver.got.size()));
    eventually(SOON, () -> assertEquals(2, jobs.held()));
    Future<Void> stopped = vertx.undeploy(id);
    eventually(SOON, () -> assertEquals("d1", jobs.settled(Outcome.RELEASED).get(0).id()));
    assertTrue(!stopped.isComplete());
    answer.complete();
    stopped.timeout(20, TimeUnit.SECONDS).await();
    assertEquals("d0", jobs.settled(Outcome.DELIVERED).get(0).id());
    assertEquals(0, jobs.held());
  }

  @Test
  void countsFromZero() {
    deploy();
    for (String outcome : List.of("delivered", "retry", "dead")) {
      assertNotNull(
          Metrics.globalRegistry
              .find("darkroom.postback.deliveries")
              .tag("outcome", outcome)
              .counter());
    }
    assertNotNull(Metrics.globalRegistry.find("darkroom.postback.latency").timer());
    assertNotNull(Metrics.globalRegistry.find("darkroom.postback.inflight").gauge());
  }

  @Test
  void isFoundByItsRole() {
    assertTrue(
        ServiceLoader.load(DarkroomVerticle.class).stream()
            .anyMatch(one -> one.get().role().equals("postback")));
  }

  private String deploy() {
    return deploy(vertx).await();
  }

  private Future<String> deploy(Vertx on) {
    return deploy(on, CLOCK);
  }

  private Future<String> deploy(Vertx on, Clock clock) {
    JsonObject config =
        new JsonObject()
            .put("postback", options)
            .put("podcast", new JsonObject().put("postbackSecretKey", "hush"))
            .put(
                "http-client",
                new JsonObject()
                    .put("allowedAddresses", new JsonArray().add("127.0.0.0/8").add("localhost")));
    return on.deployVerticle(
        new PostbackVerticle(clock, () -> 0.5), new DeploymentOptions().setConfig(config));
  }

  private static List<ClaimedDelivery> many(String url, String name, int count) {
    return IntStream.range(0, count).mapToObj(i -> Deliveries.to(url, name + i)).toList();
  }

  private static String hmac(String start, Buffer body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
    mac.update(start.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(mac.doFinal(body.getBytes()));
  }
}
