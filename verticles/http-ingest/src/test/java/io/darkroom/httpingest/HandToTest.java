package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Handover;
import io.darkroom.contract.bus.Submission;
import io.darkroom.messages.Door;
import io.darkroom.messages.SubmissionFormat;
import io.darkroom.messages.Terms;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandToTest {
  @TempDir Path folder;
  private final List<Handover> handed = new CopyOnWriteArrayList<>();
  private Ingest ingest;

  @BeforeEach
  void start() {
    ingest =
        Ingest.start(
            folder, new JsonObject().put("handTo", "sqs:work").put("avatars", Ingest.avatars()));
    ingest.jobs().close();
  }

  @AfterEach
  void stop() {
    ingest.close();
  }

  @Test
  void handsJobsToTheQueueAndNeedsNoJobs() {
    bridge();
    HttpResponse<String> response = ingest.submit(Ingest.job());
    String id = Ingest.accepted(response);
    assertEquals("queued", Ingest.json(response).getString("state"));
    assertEquals("work", handed.get(0).address());
    Submission read = read(handed.get(0).body());
    assertEquals(id, read.id());
    assertEquals("renditions", read.request().operation());
    assertEquals(200, ingest.get("/health/ready").statusCode());
  }

  @Test
  void handsUploadsOverWithTheirBytesInThePrivateBucket() {
    bridge();
    String id = Ingest.accepted(ingest.upload(Ingest.PNG));
    Submission read = read(handed.get(0).body());
    assertEquals(id, read.id());
    assertTrue(read.request().source().upload());
    assertEquals(BlobRef.PRIVATE, read.request().source().blob().bucket());
    assertEquals(
        Ingest.PNG.length, ingest.store().head(read.request().source().blob()).await().bytes());
  }

  @Test
  void answersWithTheSameIdForTheSameKey() {
    bridge();
    String id = keyed("a-key");
    assertEquals(id, keyed("a-key"));
    assertNotEquals(id, keyed("another"));
    assertEquals(handed.get(0).id(), handed.get(1).id());
  }

  @Test
  void saysThatNoBridgeAnswers() {
    Ingest.refused(Failure.BROKER_UNAVAILABLE, ingest.submit(Ingest.job()));
  }

  @Test
  void saysWhatTheBrokerSays() {
    new Bus(ingest.vertx())
        .serve(
            Handover.ask("sqs"),
            asked -> Future.failedFuture(Failure.QUEUE_NOT_FOUND.with("No queue work.")))
        .await();
    Ingest.refused(Failure.QUEUE_NOT_FOUND, ingest.submit(Ingest.job()));
  }

  private String keyed(String key) {
    return Ingest.accepted(
        ingest.send(ingest.submission(Ingest.job()).header("Idempotency-Key", key)));
  }

  private void bridge() {
    new Bus(ingest.vertx())
        .serve(
            Handover.ask("sqs"),
            asked -> {
              handed.add(asked);
              return Future.succeededFuture(new JsonObject());
            })
        .await();
  }

  private static Submission read(JsonObject message) {
    Conf root = Conf.of(new JsonObject());
    return new SubmissionFormat()
        .read(message, Terms.read("sqs", root), Door.open(root))
        .submission();
  }
}
