package io.darkroom.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Quarantines;
import io.darkroom.storage.quarantine.Fingerprint;
import io.darkroom.storage.quarantine.Quarantine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Sources on which codecs crash, and what becomes of them on all workers. */
class SuspectsTest extends WorkLoopFixture {
  private static final String POISON = "poison";

  private final AtomicInteger developed = new AtomicInteger();

  private Future<JsonObject> develop(Work work) {
    return work.fetch()
        .compose(
            source -> {
              developed.incrementAndGet();
              return source.toString().equals(POISON)
                  ? Future.failedFuture(Failure.CODEC_CRASHED.with("It crashed (signal 11)."))
                  : Future.succeededFuture(nothing());
            });
  }

  private Finish done(String key) {
    return ending(jobs.submit(JobRequest.of(NAP, source(key), new JsonObject())));
  }

  private static Source source(String key) {
    return new Source(null, new BlobRef(BlobRef.PRIVATE, key), false);
  }

  private void fails(Failure failure, String key) {
    Finish finish = done(key);
    assertEquals(Finish.Outcome.FAILED, finish.outcome());
    assertEquals(failure, finish.fault().failure(), finish.fault().message());
  }

  @Test
  void aSourceThatCrashesCodecsTwiceIsDevelopedByNobodyUntilItIsReleased() {
    start(this::develop);
    put("one", POISON);
    put("copy", POISON);
    put("as-long", "pumice");
    put("good", "good");
    fails(Failure.CODEC_CRASHED, "one");
    fails(Failure.CODEC_CRASHED, "copy");
    assertEquals(2, developed.get());

    start(this::develop); // another worker, which has just begun
    for (int i = 0; i < 4; i++) {
      Finish refused = done("one");
      assertEquals(Failure.SOURCE_QUARANTINED, refused.fault().failure());
      String sha256 = Fingerprint.of(Buffer.buffer(POISON)).sha256();
      assertTrue(refused.fault().message().contains("/v1/quarantine/" + sha256));
    }
    assertEquals(2, developed.get());
    assertEquals(Finish.Outcome.SUCCEEDED, done("as-long").outcome());
    assertEquals(Finish.Outcome.SUCCEEDED, done("good").outcome());

    String sha256 = Fingerprint.of(Buffer.buffer(POISON)).sha256();
    new Quarantine(store).release(sha256).await();
    new Bus(vertx).publish(Quarantines.CHANGED, sha256);
    Eventually.eventually(
        SOON, () -> assertEquals(Failure.CODEC_CRASHED, done("one").fault().failure()));
  }

  @Test
  void otherFailuresMakeNobodyASuspect() {
    start(
        work ->
            work.fetch()
                .compose(
                    source -> Future.failedFuture(Failure.IMAGE_CORRUPT.with("It is damaged."))));
    put("one", POISON);
    for (int i = 0; i < 3; i++) {
      fails(Failure.IMAGE_CORRUPT, "one");
    }
  }

  @Test
  void anAttemptWhoseComputationIsOverdueEndsAtOnce() {
    CountDownLatch over = new CountDownLatch(1);
    start(
        work ->
            work.fetch()
                .compose(
                    source ->
                        work.compute(
                            () -> over.await(30, TimeUnit.SECONDS) ? nothing() : null,
                            Future.failedFuture(Failure.CODEC_TIMEOUT.with("It took too long.")))));
    put("one", POISON);
    fails(Failure.CODEC_TIMEOUT, "one");
    fails(Failure.CODEC_TIMEOUT, "one");
    fails(Failure.SOURCE_QUARANTINED, "one");
  }

  @Test
  void anImageThatWasPutAsideAnswersForItsOwnCrashAndForNoOther() {
    DarkroomException crash = Failure.CODEC_CRASHED.with("It crashed.");
    start(
        work ->
            work.take(source("one"))
                .compose(crashed -> work.putAside(crash))
                .compose(noted -> work.take(source("good")))
                .compose(fine -> work.putAside(Failure.IMAGE_CORRUPT.with("It is damaged.")))
                .compose(noted -> Future.failedFuture(crash)));
    put("one", POISON);
    put("good", "good");
    fails(Failure.CODEC_CRASHED, "any");
    fails(Failure.CODEC_CRASHED, "any");
    assertEquals(
        List.of(Fingerprint.of(Buffer.buffer(POISON))),
        new Quarantine(store).fingerprints().await());
  }
}
