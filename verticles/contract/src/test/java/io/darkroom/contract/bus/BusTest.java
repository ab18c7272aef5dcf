package io.darkroom.contract.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Progress;
import io.darkroom.contract.Source;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BusTest {
  private Vertx vertx;
  private Bus bus;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
    bus = new Bus(vertx);
  }

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void carriesASubmissionAndItsAnswer() {
    Submission submission =
        new Submission(
            Ids.next(),
            JobRequest.of(
                "renditions", Source.upload(new BlobRef("private", "k")), new JsonObject()),
            "http:abc",
            null);
    List<Submission> seen = new CopyOnWriteArrayList<>();
    bus.serve(
            Jobs.SUBMIT,
            batch -> {
              seen.addAll(batch);
              return Future.succeededFuture(
                  List.of(
                      new Submitted(
                          new JobView(new JsonObject().put("id", batch.get(0).id())), true, null),
                      Submitted.refused(new Fault(Failure.IDEMPOTENCY_KEY_REUSED, "other body"))));
            })
        .await();
    List<Submitted> answer = bus.ask(Jobs.SUBMIT, List.of(submission)).await();
    assertEquals(List.of(submission), seen);
    assertEquals(submission.id(), answer.get(0).job().id());
    assertEquals(Failure.IDEMPOTENCY_KEY_REUSED, answer.get(1).fault().failure());
  }

  @Test
  void carriesAFailureAsItsRowOfTheTable() {
    bus.serve(Jobs.GET, id -> Future.failedFuture(Failure.JOB_NOT_FOUND.with("no job " + id)))
        .await();
    DarkroomException error =
        assertThrows(DarkroomException.class, () -> bus.ask(Jobs.GET, "abc").await());
    assertEquals(Failure.JOB_NOT_FOUND, error.failure());
    assertEquals("no job abc", error.getMessage());
  }

  @Test
  void answersAlsoWhenTheAnswererThrows() {
    bus.serve(
            Jobs.CANCEL,
            id -> {
              throw new IllegalStateException("a defect");
            })
        .await();
    DarkroomException error =
        assertThrows(DarkroomException.class, () -> bus.ask(Jobs.CANCEL, "abc").await());
    assertEquals(Failure.INTERNAL, error.failure());
  }

  @Test
  void saysThatNobodyServes() {
    DarkroomException error =
        assertThrows(DarkroomException.class, () -> bus.ask(Jobs.RETRY, "abc").await());
    assertEquals(Failure.JOBS_UNAVAILABLE, error.failure());
  }

  @Test
  void tellsEveryListener() {
    List<Change> heard = new CopyOnWriteArrayList<>();
    bus.listen(Jobs.CHANGED, heard::addAll).await();
    bus.listen(Jobs.CHANGED, heard::addAll).await();
    Change change = new Change("abc", JobState.RUNNING, new Progress(1, 4, "developing"));
    bus.publish(Jobs.CHANGED, List.of(change));
    Eventually.eventually(
        Duration.ofSeconds(5), () -> assertEquals(List.of(change, change), heard));
  }
}
