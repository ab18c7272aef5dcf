package io.darkroom.sqsbridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KnownQueuesTest {
  private static final String URL = "http://sqs.example/1/a";

  private final Map<String, String> there = new HashMap<>(Map.of("a", URL));
  private boolean away;
  private long now;
  private int lists;
  private final KnownQueues known =
      new KnownQueues(this::list, Duration.ofMinutes(5), 3, () -> now);

  @Test
  void listsOnceForManyNames() {
    assertEquals(URL, known.url("a").await());
    assertEquals(URL, known.url("a").await());
    assertEquals(1, lists);
  }

  @Test
  void listsOnceMoreForAnUnknownNameButNotTooOften() {
    known.url("a").await();
    assertEquals(Failure.QUEUE_NOT_FOUND, failure("b"));
    assertEquals(1, lists, "the list is new");
    pass(KnownQueues.UNKNOWN_EVERY);
    assertEquals(Failure.QUEUE_NOT_FOUND, failure("b"));
    assertEquals(Failure.QUEUE_NOT_FOUND, failure("c"));
    assertEquals(2, lists);
    there.put("b", "http://sqs.example/1/b");
    pass(KnownQueues.UNKNOWN_EVERY);
    assertEquals("http://sqs.example/1/b", known.url("b").await());
    assertEquals(3, lists);
  }

  @Test
  void listsAnewWhenTheListIsOld() {
    known.url("a").await();
    pass(Duration.ofMinutes(5));
    assertEquals(URL, known.url("a").await());
    assertEquals(2, lists);
  }

  @Test
  void listsAnewAfterSoManyReceives() {
    known.received();
    assertEquals(0, lists, "nobody needs a list yet");
    known.url("a").await();
    known.received();
    known.received();
    assertEquals(1, lists);
    known.received();
    assertEquals(2, lists);
  }

  @Test
  void goesOnWithTheOldListWhileSqsIsAway() {
    known.url("a").await();
    away = true;
    pass(Duration.ofMinutes(5));
    assertEquals(URL, known.url("a").await());
    assertEquals(2, lists);
  }

  @Test
  void knowsNothingWhileSqsIsAwayFromTheStart() {
    away = true;
    assertEquals(Failure.BROKER_UNAVAILABLE, failure("a"));
    away = false;
    assertEquals(URL, known.url("a").await());
  }

  @Test
  void forgetsAQueueThatIsGone() {
    known.url("a").await();
    there.remove("a");
    known.forget("a");
    assertEquals(Failure.QUEUE_NOT_FOUND, failure("a"));
    pass(KnownQueues.UNKNOWN_EVERY);
    assertEquals(Failure.QUEUE_NOT_FOUND, failure("a"));
  }

  @Test
  void takesUrlsOfTheListOnly() {
    assertEquals(URL, known.url(URL).await());
    assertEquals(Failure.QUEUE_NOT_FOUND, failure("http://elsewhere.example/1/a"));
  }

  @Test
  void asksOnceForAllThatWait() {
    Promise<Map<String, String>> listing = Promise.promise();
    KnownQueues slow =
        new KnownQueues(
            () -> {
              lists++;
              return listing.future();
            },
            Duration.ofMinutes(5),
            3,
            () -> now);
    Future<String> one = slow.url("a");
    Future<String> other = slow.url("a");
    assertFalse(one.isComplete());
    listing.complete(there);
    assertEquals(URL, one.await());
    assertEquals(URL, other.await());
    assertEquals(1, lists);
  }

  private Future<Map<String, String>> list() {
    lists++;
    return away
        ? Future.failedFuture(Failure.BROKER_UNAVAILABLE.with("SQS is away."))
        : Future.succeededFuture(Map.copyOf(there));
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private Failure failure(String name) {
    Future<String> url = known.url(name);
    return assertThrows(DarkroomException.class, url::await).failure();
  }
}
