package io.darkroom.scheduler.profiles;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobState;
import io.darkroom.contract.Supersedes;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Handover;
import io.darkroom.contract.bus.Submission;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileFeedTest extends FeedFixture {
  @Test
  void asksForAJobAChangeAndMovesTheWatermark() {
    first.deploy("a1", "0xA", begin + 5, begin + 7);
    first.deployScene("s1", begin + 8);
    first.deploy("b1", "0xB", begin + 9);
    start(config(first));
    eventually(SOON, () -> assertEquals(List.of("a1", "b1"), given()));
    eventually(SOON, () -> assertEquals(Long.toString(begin + 9), watermark()));

    first.deploy("a2", "0xA", begin + 20);
    eventually(SOON, () -> assertEquals(List.of("a1", "b1", "a2"), given()));
    eventually(SOON, () -> assertEquals(Long.toString(begin + 20), watermark()));
    int polls = first.asked();
    eventually(SOON, () -> assertTrue(first.asked() > polls + 5));
    assertEquals(3, given().size(), "given again");

    Submission job = asked().get(0);
    assertEquals("profile-feed:a1", job.idempotencyKey());
    assertEquals("profile-images", job.request().operation());
    assertEquals(new Supersedes("profile:0xa", begin + 5), job.request().supersedes());
    assertNull(job.request().options().getJsonObject("entity").getValue("authChain"));
  }

  @Test
  void followsPagesAndGivesOnlyTheLatestOfAProfileInEach() {
    for (int i = 0; i < 35; i++) {
      first.deploy("e%02d".formatted(i), "0x" + i % 34, begin + i / 15);
    }
    first.deploy("f0", "0x33", begin + 2);
    start(config(first));
    eventually(SOON, () -> assertEquals(Long.toString(begin + 2), watermark()));
    eventually(SOON, () -> assertTrue(given().contains("f0"), () -> given().toString()));
    assertEquals(36 - 1, given().size(), () -> given().toString());
  }

  @Test
  void neverSkipsDeploymentsOfOneMillisecond() {
    first.deploy("a", "0xA", begin);
    start(config(first));
    eventually(SOON, () -> assertEquals(Long.toString(begin), watermark()));
    first.deploy("b", "0xB", begin);
    eventually(SOON, () -> assertEquals(List.of("a", "b"), given()));
  }

  @Test
  void goesOnWhereAnotherNodeWas() {
    first.deploy("a", "0xA", begin);
    ProfileFeed node = start(config(first));
    eventually(SOON, () -> assertEquals(Long.toString(begin), watermark()));
    stop(node);
    Finish given = workers.finished().get(0);
    assertEquals(Finish.Outcome.RELEASED, given.outcome());

    first.deploy("b", "0xB", begin + 1);
    JsonObject config = config(first);
    config.getJsonObject("profile-feed").put("overlap", "0s");
    start(config);
    workers.again(given.id(), feedRequest(), 2);
    eventually(SOON, () -> assertTrue(given().contains("b")));
  }

  private JobRequest feedRequest() {
    return JobRequest.of("profile-feed", null, new JsonObject().put("until", begin + 3_600_000));
  }

  @Test
  void asksAnotherServerWhenOneFailsAndReadsWhatTheFirstDidNotShow() {
    first.deploy("a", "0xA", begin + 30);
    // The first server had not heard of it yet.
    second.deploy("b", "0xB", begin + 20);
    second.deploy("a", "0xA", begin + 31);
    start(config(first, second));
    eventually(SOON, () -> assertEquals(List.of("a"), given()));
    first.broken(true);
    eventually(SOON, () -> assertEquals(List.of("a", "b"), given()));
    second.deploy("c", "0xC", begin + 40);
    eventually(SOON, () -> assertEquals(List.of("a", "b", "c"), given()));
  }

  @Test
  void skipsNothingWhenAServersClockIsFast() {
    first.deploy("a", "0xA", begin + 3_600_000);
    second.deploy("b", "0xB", begin + 20);
    start(config(first, second));
    eventually(SOON, () -> assertEquals(List.of("a"), given()));
    eventually(SOON, () -> assertTrue(Long.parseLong(watermark()) < begin + 3_600_000));
    first.broken(true);
    eventually(SOON, () -> assertEquals(List.of("a", "b"), given()));
  }

  @Test
  void doesNotBelieveAServerThatIsNotInStepOrInOrder() {
    first.state("Bootstrapping");
    first.deploy("x", "0xA", begin);
    second.shuffled();
    second.deploy("y", "0xA", begin);
    second.deploy("z", "0xB", begin + 1);
    start(config(first, second));
    eventually(SOON, () -> assertTrue(second.asked() > 1));
    assertEquals(List.of(), given());
    assertNull(watermark());
    first.state("Syncing");
    eventually(SOON, () -> assertEquals(List.of("x"), given()));
  }

  @Test
  void readsNothingMoreWhileJobsHasTooMuchToDo() {
    overloaded(true);
    first.deploy("a", "0xA", begin);
    start(config(first));
    eventually(SOON, () -> assertEquals(1, first.asked()));
    first.deploy("b", "0xB", begin + 1);
    assertNull(watermark(), "moved before the batch was durable");
    overloaded(false);
    eventually(SOON, () -> assertEquals(List.of("a", "b"), given()));
    assertEquals(Long.toString(begin + 1), eventuallyMoved(begin + 1));
  }

  private String eventuallyMoved(long to) {
    eventually(SOON, () -> assertEquals(Long.toString(to), watermark()));
    return watermark();
  }

  @Test
  void sendsMessagesToAQueue() {
    first.deploy("a", "0xA", begin);
    JsonObject config = config(first, second);
    config.getJsonObject("profile-feed").put("to", "sqs:profiles");
    start(config);
    eventually(SOON, () -> assertEquals(1, sent().size()));
    Handover message = sent().get(0);
    assertEquals("profiles", message.address());
    assertEquals("a", message.body().getJsonObject("entity").getString("entityId"));
    assertEquals(
        new JsonArray().add(first.url() + "/content").add(second.url() + "/content"),
        message.body().getJsonArray("contentServerUrls"));
  }

  @Test
  void watchesOnceHoweverManyNodesThereAre() {
    first.deploy("a", "0xA", begin);
    for (int i = 0; i < 3; i++) {
      start(config(first));
    }
    eventually(SOON, () -> assertEquals(Long.toString(begin), watermark()));
    assertEquals(1, feeds());
    assertEquals(List.of("a"), given());
  }

  @Test
  void hasItsJobTriedAgainWhenItHasFailedButNotWhenItWasCancelled() {
    FeedKeeper keeper = new FeedKeeper(new Bus(vertx), Clock.systemUTC());
    keeper.look();
    eventually(SOON, () -> assertEquals(1, feeds()));
    feedIs(JobState.CANCELLED);
    eventually(SOON, () -> assertNothingIsRetriedBy(keeper));
    feedIs(JobState.FAILED);
    eventually(
        SOON,
        () -> {
          keeper.look();
          assertTrue(retried() > 0);
        });
  }

  private void assertNothingIsRetriedBy(FeedKeeper keeper) {
    keeper.look();
    assertEquals(0, retried());
  }

  @Test
  void complainsOfWhatItCannotDo() {
    Conf conf =
        Conf.of(
            new JsonObject()
                .put(
                    "profile-feed",
                    new JsonObject()
                        .put("every", "0s")
                        .put("to", "somewhere")
                        .put("pageSize", 501)));
    ProfileFeed.check(conf);
    assertEquals(3, conf.complaints().size(), () -> conf.complaints().toString());
  }
}
