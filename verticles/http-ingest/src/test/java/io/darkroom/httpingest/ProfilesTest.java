package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.QueueDepth;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
  @TempDir Path folder;
  private Ingest ingest;

  @BeforeEach
  void start() {
    JsonObject config =
        Ingest.config(
            folder,
            new JsonObject()
                .put("profiles", Ingest.profiles())
                .put("apiKeys", new JsonArray().add("another-key-altogether")));
    config.put("profile-images", new JsonObject().put("commit", "abc123").put("version", "1.4.0"));
    ingest = Ingest.start(config);
  }

  @AfterEach
  void stop() {
    ingest.close();
  }

  private HttpResponse<String> schedule(JsonArray entities, String secret) {
    String body = new JsonObject().put("entities", entities).encode();
    return ingest.send(
        ingest
            .request("/schedule-processing")
            .header("Authorization", "Bearer " + secret)
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void makesAJobOfEachEntityOnce() {
    HttpResponse<String> response =
        schedule(new JsonArray().add("bafyA").add("bafyB").add("bafyA"), Ingest.SECRET);
    assertEquals(200, response.statusCode(), response.body());
    JsonObject answer = Ingest.json(response);
    assertEquals(2, answer.getInteger("scheduled"));
    JsonObject job =
        Ingest.json(
            ingest.send(
                ingest
                    .request("/v1/jobs/" + answer.getJsonArray("jobs").getString(1))
                    .header("Authorization", "Bearer " + Ingest.SECRET)));
    assertEquals("UNAUTHORIZED", job.getString("code"), "the secret opens nothing else");
    assertEquals(2, ingest.jobs().asked());
  }

  @Test
  void letsNobodyInWithoutTheSecret() {
    for (String secret : new String[] {"wrong", "another-key-altogether", Ingest.SECRET + "x"}) {
      assertEquals(401, schedule(new JsonArray().add("bafyA"), secret).statusCode());
    }
    assertEquals(
        401,
        ingest
            .send(ingest.request("/schedule-processing").POST(BodyPublishers.ofString("{}")))
            .statusCode());
    assertEquals(0, ingest.jobs().asked());
  }

  @Test
  void refusesWhatAreNoEntities() {
    JsonArray tooMany = new JsonArray();
    IntStream.rangeClosed(0, Profiles.MAX_ENTITIES).forEach(i -> tooMany.add("e" + i));
    for (JsonArray bad : new JsonArray[] {new JsonArray(), new JsonArray().add("../x"), tooMany}) {
      assertEquals(400, schedule(bad, Ingest.SECRET).statusCode());
    }
    assertEquals(0, ingest.jobs().asked());
  }

  @Test
  void saysWhatIsDeployedAndHowMuchWaits() {
    JsonObject depth = new JsonObject().put("waiting", 3).put("inFlight", 1).put("deadLetters", 2);
    JsonObject status = Ingest.json(ingest.get("/status"));
    assertEquals(new JsonObject(), status.getJsonObject("queues"), "no bridge");
    new Bus(ingest.vertx())
        .serve(
            QueueDepth.ask("sqs"),
            asked -> Future.succeededFuture(new JsonObject().put("profiles", depth)))
        .await();
    status = Ingest.json(ingest.get("/status"));
    assertEquals("abc123", status.getString("commitHash"));
    assertEquals("1.4.0", status.getString("version"));
    assertEquals(0, status.getJsonObject("jobs").getInteger("queued"));
    assertEquals(depth, status.getJsonObject("queues").getJsonObject("profiles"));
  }

  @Test
  void isNotThereUnlessItIsEnabled() {
    try (Ingest plain = Ingest.start(folder.resolve("plain"))) {
      assertEquals(404, plain.get("/status").statusCode());
    }
  }

  @Test
  void doesNotStartWithoutASecret() {
    Conf conf =
        Conf.of(
            new JsonObject()
                .put(
                    "http-ingest",
                    new JsonObject().put("profiles", new JsonObject().put("enabled", true))));
    HttpIngestOptions.read(conf);
    try {
      conf.throwIfAny();
    } catch (DarkroomException refusal) {
      assertEquals(Failure.INVALID_VALUE, refusal.failure());
      assertTrue(refusal.getMessage().startsWith("http-ingest.profiles.authSecret is too short"));
      return;
    }
    throw new AssertionError("it would have started");
  }
}
