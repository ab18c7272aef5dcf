package io.darkroom.worker;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.JobQuery;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PartsTest extends PartsFixture {
  private static final Fault LOST = new Fault(Failure.WORKER_LOST, "The worker was lost.");

  @Test
  void areDoneByWhicheverLoopIsFree() {
    Set<Integer> together = ConcurrentHashMap.newKeySet();
    Map<Integer, Promise<Void>> both = Map.of(1, Promise.promise(), 2, Promise.promise());
    for (int loop : both.keySet()) {
      start(
          1,
          work -> {
            together.add(loop);
            if (together.size() == 2) {
              both.values().forEach(Promise::tryComplete);
            }
            return both.get(loop).future().compose(met -> print(work));
          });
    }
    String id = submit(6);

    JobView job = ended(id);
    assertEquals(JobState.SUCCEEDED, job.state());
    assertEquals("0;1;2;3;4;5;", made(job));
    assertEquals(Set.of(1, 2), together);
  }

  @Test
  void showOnlyWhereTheyAreAskedForAndLeaveNothingBehind() {
    start(2, PartsFixture::print);
    String id = submit(3);
    JobView job = ended(id);

    eventually(SOON, () -> assertEquals(List.of(), leftovers()));
    JobQuery all = new JobQuery(null, null, 10, null);
    assertEquals(
        List.of(id),
        bus.ask(Jobs.LIST, all).await().items().stream().map(it -> it.getString("id")).toList());
    List<JobView> parts = parts(id);
    assertEquals(3, parts.size());
    for (JobView part : parts) {
      assertEquals(id, part.parent());
      assertTrue(part.renditions().get(0).blob().key().startsWith("parts/" + id + "/" + part.id()));
    }
    assertEquals(3, job.json().getJsonObject("progress", three()).getInteger("total"));
  }

  private static JsonObject three() {
    return new JsonObject().put("total", 3); // it may have ended before its progress was told
  }

  @Test
  void areNotHeldUpByParentsThatHaveAllTheSlots() {
    start(1, PartsFixture::print);
    String id = submit(5);
    assertEquals("0;1;2;3;4;", made(ended(id)));
  }

  @Test
  void areNotHeldUpByManyMoreParentsThanSlots() {
    JsonObject config = slots(1);
    config.getJsonObject("worker").put("parents", 2);
    List<String> ids = Stream.generate(() -> submit(3)).limit(10).toList();
    start(config, PartsFixture::print);
    for (String id : ids) {
      assertEquals("0;1;2;", made(ended(id)));
    }
    assertTrue(mostAlbums.get() <= 2 + 1, mostAlbums + " albums at once");
  }

  @Test
  void mayMakeMoreThanASourceMayHave() {
    JsonObject config = slots(2);
    config.getJsonObject("worker").put("maxSource", "1B");
    start(config, PartsFixture::print);
    assertEquals("0;1;", made(ended(submit(2))));
  }

  @Test
  void passTheHighWaterMark() {
    Promise<Void> go = Promise.promise();
    start(1, work -> go.future().compose(gone -> print(work)));
    String id = submit(30); // the mark is 20

    eventually(SOON, () -> assertEquals(30, parts(id).size()));
    eventually(
        SOON,
        () ->
            assertEquals(
                Failure.OVERLOADED,
                assertThrows(DarkroomException.class, () -> submit(1)).failure()));
    go.complete();
    assertEquals(JobState.SUCCEEDED, ended(id).state());
  }

  @Test
  void thatAreDoneAreFoundByTheNextAttempt() {
    AtomicBoolean stuck = new AtomicBoolean();
    start(
        4,
        work ->
            number(work) == 2 && !stuck.getAndSet(true)
                ? Promise.<JsonObject>promise().future()
                : print(work));
    String id = submit(3);
    eventually(SOON, () -> assertEquals(2, succeeded(id)));
    eventually(SOON, () -> assertTrue(stuck.get()));

    // The parent's worker is given up for lost, and so is that of the part that is not done.
    String last =
        parts(id).stream().filter(it -> it.state() == JobState.RUNNING).findFirst().get().id();
    assertTrue(lose(id));
    assertTrue(lose(last));

    JobView job = ended(id);
    assertEquals("0;1;2;", made(job));
    assertEquals(2, job.json().getInteger("attempts"));
    assertEquals(Map.of(id + 0, 1, id + 1, 1, id + 2, 2), begun);
    eventually(SOON, () -> assertEquals(List.of(), leftovers()));
  }

  private long succeeded(String id) {
    return parts(id).stream().filter(it -> it.state() == JobState.SUCCEEDED).count();
  }

  private boolean lose(String id) {
    return bus.ask(Jobs.FINISH, List.of(Finish.failed(id, 1, LOST))).await().get(0).accepted();
  }

  @Test
  void thatFailFailTheJobAndCancelTheOthers() {
    AtomicBoolean broken = new AtomicBoolean(true);
    Failure failure = Failure.IMAGE_CORRUPT;
    start(
        2,
        work -> {
          if (!broken.get() || number(work) == 0) {
            return print(work);
          }
          return number(work) == 1
              ? Future.failedFuture(failure.with("It is torn."))
              : Promise.<JsonObject>promise().future();
        });
    String id = submit(4);

    JsonObject fault = ended(id).json().getJsonObject("failure");
    assertEquals(failure.name(), fault.getString("code"));
    assertEquals("Part page-1 has failed: It is torn.", fault.getString("message"));
    eventually(
        SOON,
        () -> {
          List<JobState> states = parts(id).stream().map(JobView::state).sorted().toList();
          assertEquals(4, states.size());
          assertTrue(states.stream().allMatch(JobState::finished), states.toString());
          assertEquals(List.of(), leftovers());
        });

    // Retried by hand, it has those made anew that failed, and those whose product is gone.
    broken.set(false);
    bus.ask(Jobs.RETRY, id).await();
    assertEquals("0;1;2;3;", made(ended(id)));
    assertEquals(2, begun.get(id + 0));
  }

  @Test
  void leaveNothingBehindThatWasStillBeingStoredWhenTheirJobFailed() {
    Promise<Void> stored = Promise.promise();
    puts = stored.future();
    Promise<Void> torn = Promise.promise();
    start(2, work -> number(work) == 0 ? print(work) : torn.future().mapEmpty());
    String id = submit(2);
    eventually(SOON, () -> assertEquals(2, begun.size()));
    eventually(SOON, () -> assertEquals(1, putsBegun.get()));
    torn.fail(Failure.IMAGE_CORRUPT.with("It is torn."));
    assertEquals(JobState.FAILED, ended(id).state());
    eventually(
        SOON,
        () -> assertTrue(parts(id).stream().anyMatch(it -> it.state() == JobState.CANCELLED)));

    stored.complete();
    eventually(SOON, () -> assertEquals(1, putsDone.get()));
    eventually(SOON, () -> assertEquals(List.of(), leftovers()));
  }

  /** Whoever hears first of what: the worker of the job's end, or that of its parts' ends. */
  @RepeatedTest(10)
  void areCancelledWithTheirJob() {
    AtomicInteger running = new AtomicInteger();
    start(
        2,
        work -> {
          running.incrementAndGet();
          return Promise.<JsonObject>promise().future();
        });
    String id = submit(4);
    eventually(SOON, () -> assertEquals(2, running.get()));

    bus.ask(Jobs.CANCEL, id).await();

    eventually(
        SOON,
        () ->
            assertEquals(
                4, parts(id).stream().filter(it -> it.state() == JobState.CANCELLED).count()));
  }

  @Test
  void areCancelledAndTriedAnewWhenTheirJobTakesTooLong() {
    AtomicBoolean stuck = new AtomicBoolean(true);
    start(
        2,
        work -> {
          if (number(work) == 0 && stuck.getAndSet(false)) {
            return Promise.<JsonObject>promise().future();
          }
          return print(work);
        });
    JobRequest patient = JobRequest.of(ALBUM, null, new JsonObject().put("pages", 2));
    String id = submit(patient.trying(2, 3_000));

    JobView job = ended(id);
    assertEquals("0;1;", made(job));
    assertEquals(2, job.json().getInteger("attempts"));
    assertEquals(1, begun.get(id + 1));
  }

  @Test
  void areWaitedForByAnotherWorkerAtOnceWhenTheirsStops() {
    Promise<Void> go = Promise.promise();
    WorkLoop first = start(1, work -> go.future().compose(gone -> print(work)));
    String id = submit(2);
    eventually(SOON, () -> assertEquals(1, begun.size()));

    Future<Void> stopping = first.stop();
    stopped(first);
    eventually(SOON, () -> assertEquals(JobState.QUEUED, job(id).state()));
    assertFalse(stopping.isComplete());
    go.complete();
    stopping.await();

    start(1, PartsFixture::print);
    JobView job = ended(id);
    assertEquals("0;1;", made(job));
    assertEquals(1, job.json().getInteger("attempts"));
    assertEquals(Map.of(id + 0, 1, id + 1, 1), begun);
  }
}
