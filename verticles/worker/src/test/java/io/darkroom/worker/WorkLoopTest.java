package io.darkroom.worker;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.Finish;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class WorkLoopTest extends WorkLoopFixture {
  @Test
  void fetchesComputesStoresAndTellsTheResult() {
    start(
        work ->
            work.fetch()
                .compose(bytes -> work.compute(() -> bytes.toString().toUpperCase(Locale.ROOT)))
                .compose(text -> work.store(text("loud", text)))
                .map(
                    made ->
                        new JsonObject().put("renditions", new JsonArray().add(made.toJson()))));

    String id = jobs.submit(NAP, Source.upload(put("in/one.txt", "quiet")), new JsonObject());

    Finish ending = ending(id);
    assertEquals(Finish.Outcome.SUCCEEDED, ending.outcome());
    Rendition made = Rendition.of(ending.result().getJsonArray("renditions").getJsonObject(0));
    assertEquals(new BlobRef(BlobRef.PUBLIC, id + "/loud.txt"), made.blob());
    assertEquals(5, made.bytes());
    assertEquals("QUIET", store.read(made.blob(), 100).await().toString());
    assertEquals(store.head(made.blob()).await().etag(), made.etag());
  }

  @Test
  void storesAtPlacesOfTheOperationsOwnAndLooksAtWhatIsThere() {
    BlobRef place = new BlobRef(BlobRef.PUBLIC, "own/place.txt");
    start(
        work ->
            work.stored(place)
                .recover(
                    missing ->
                        work.store(text("own", "bytes"), place, Map.of("seen", "once"))
                            .compose(made -> work.stored(place)))
                .compose(
                    info ->
                        work.read(place, 5)
                            .map(
                                read ->
                                    nothing().put("read", read + info.meta().user().get("seen"))))
                .compose(result -> work.remove(place).map(result)));

    assertEquals("bytesonce", ending(submit()).result().getString("read"));
    assertEquals(List.of(), store.list(BlobRef.PUBLIC, "own/", 10).await());
  }

  @Test
  void claimsNoMoreThanItHasFreeSlots() {
    ConcurrentLinkedQueue<Promise<JsonObject>> open = new ConcurrentLinkedQueue<>();
    start(
        work -> {
          Promise<JsonObject> promise = Promise.promise();
          open.add(promise);
          return promise.future();
        });
    for (int i = 0; i < 10; i++) {
      jobs.enqueue(nap());
    }
    jobs.submit(nap());

    for (int done = 0; done < 11; done++) {
      eventually(SOON, () -> assertFalse(open.isEmpty()));
      assertTrue(open.size() <= 4, () -> open.size() + " at a time");
      open.poll().complete(nothing());
    }
    eventually(SOON, () -> assertEquals(11, jobs.finished().size()));
    assertTrue(jobs.claims().stream().mapToInt(Claim::limit).allMatch(limit -> limit <= 4));
  }

  @Test
  void findsByPollingWhatNoNudgeToldOf() {
    JsonObject config = config();
    config.getJsonObject("worker").put("poll", "20ms");
    start(config, work -> Future.succeededFuture(nothing()));

    String id = jobs.enqueue(nap());

    assertEquals(Finish.Outcome.SUCCEEDED, ending(id).outcome());
  }

  @Test
  void waitsForANudgeAfterAnAnswerThatWasNotFull() {
    start(work -> Future.succeededFuture(nothing()));
    ending(submit());
    eventually(SOON, () -> assertTrue(jobs.claims().size() >= 2));
    int before = jobs.claims().size();
    String quiet = jobs.enqueue(nap());
    assertEquals(null, jobs.finished(quiet));
    assertEquals(before, jobs.claims().size());
    ending(submit());
    ending(quiet);
  }

  @Test
  void tellsEndingsInBatches() {
    JsonObject config = config();
    config.getJsonObject("worker").put("slots", 100);
    start(config, work -> Future.succeededFuture(nothing()));
    for (int i = 0; i < 99; i++) {
      jobs.enqueue(nap());
    }
    submit();

    eventually(SOON, () -> assertEquals(100, jobs.finished().size()));

    assertTrue(jobs.finishAsks().size() <= 10, () -> jobs.finishAsks().size() + " asks");
  }

  @Test
  void computesOnCpuThreadsAndNotMoreOfThemThanThereAre() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    start(
        work ->
            work.compute(
                () -> {
                  assertTrue(Thread.currentThread().getName().startsWith("darkroom-cpu-"));
                  most.accumulateAndGet(now.incrementAndGet(), Math::max);
                  LockSupport.parkNanos(1_000_000);
                  now.decrementAndGet();
                  return nothing();
                }));
    List<String> ids = IntStream.range(0, 50).mapToObj(i -> submit()).toList();

    ids.forEach(id -> assertEquals(Finish.Outcome.SUCCEEDED, ending(id).outcome()));
    assertTrue(most.get() <= 2, () -> most + " at a time");
  }

  @Test
  void fetchesForOneJobWhileOthersCompute() throws InterruptedException {
    CountDownLatch computing = new CountDownLatch(2);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger fetched = new AtomicInteger();
    start(
        work ->
            work.fetch()
                .onSuccess(bytes -> fetched.incrementAndGet())
                .compose(
                    bytes ->
                        work.compute(
                            () -> {
                              computing.countDown();
                              assertTrue(goOn.await(20, TimeUnit.SECONDS));
                              return nothing();
                            })));
    Source source = Source.upload(put("in/one.txt", "x"));
    for (int i = 0; i < 4; i++) {
      jobs.submit(NAP, source, new JsonObject());
    }

    assertTrue(computing.await(20, TimeUnit.SECONDS));
    eventually(SOON, () -> assertEquals(4, fetched.get()));
    goOn.countDown();
    eventually(SOON, () -> assertEquals(4, jobs.finished().size()));
  }

  @Test
  void tellsAFailureByItsCode() {
    start(work -> Future.failedFuture(Failure.NOT_AN_IMAGE.with("It is a poem.")));

    Finish ending = ending(submit());

    assertEquals(Finish.Outcome.FAILED, ending.outcome());
    assertEquals(Failure.NOT_AN_IMAGE, ending.fault().failure());
    assertEquals("It is a poem.", ending.fault().message());
  }

  @Test
  void tellsNothingOfOurInsidesWhenAnOperationBreaks() {
    start(
        work ->
            work.compute(
                () -> {
                  throw new IllegalStateException("secret");
                }));

    Finish ending = ending(submit());

    assertEquals(Failure.INTERNAL, ending.fault().failure());
    assertFalse(ending.fault().message().contains("secret"));
  }

  @Test
  void survivesAnOperationThatThrowsErrors() {
    start(
        work ->
            work.compute(
                () -> {
                  throw new StackOverflowError();
                }));

    assertEquals(Failure.INTERNAL, ending(submit()).fault().failure());
    assertEquals(Failure.INTERNAL, ending(submit()).fault().failure());
  }

  @Test
  void refusesASourceLargerThanItTakes() {
    JsonObject config = config();
    config.getJsonObject("worker").put("maxSource", "10B");
    start(config, work -> work.fetch().map(nothing()));

    String id =
        jobs.submit(NAP, Source.upload(put("in/long.txt", "12345678901")), new JsonObject());

    assertEquals(Failure.SOURCE_TOO_LARGE, ending(id).fault().failure());
  }

  @Test
  void refusesToStartWithAWrongConfigurationAndNamesTheKey() {
    JsonObject config = config();
    config.getJsonObject("worker").put("slotz", 3);

    DarkroomException refused =
        Assertions.assertThrows(DarkroomException.class, () -> start(config, work -> null));

    assertTrue(refused.getMessage().contains("worker.slotz"), refused.getMessage());
    assertTrue(refused.getMessage().contains("did you mean slots?"), refused.getMessage());
  }
}
