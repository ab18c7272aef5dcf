package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.e2e.PodcastMessages.Kind;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The podcast resizer, whole: through SQS while bridges, workers, jobs and postback are killed at
 * random, what must arrive does, field by field, and nothing else. A longer run: {@code
 * -Dpodcast.messages=3000 -Dchaos.kills=200}.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class PodcastIT {
  private static final int MESSAGES = Integer.getInteger("podcast.messages", 300);
  private static final int KILLS = Integer.getInteger("podcast.kills", 20);
  private static final long SEED = Long.getLong("chaos.seed", System.currentTimeMillis());
  private static final String QUEUE = "podcast.fifo";
  private static final String SECRET = "the original's shared secret";
  private static final String PUBLIC = "https://s3.eu-west-1.amazonaws.com/artwork";
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void bringsBackWhatMustComeBackWhateverIsKilled() throws Exception {
    System.out.println("chaos.seed=" + SEED + " podcast.messages=" + MESSAGES);
    try (Receiver receiver = new Receiver();
        PodcastSource source = new PodcastSource();
        PodcastQueues queues = new PodcastQueues();
        Fleet fleet = new Fleet(folder)) {
      configure(fleet, queues);
      queues.create(PodcastMessages.REDIRECT);
      fleet.command("setup", "sqs");
      PodcastMessages messages =
          new PodcastMessages(
              source, receiver.url(), PUBLIC, fleet.blobs().resolve("darkroom-public"));
      fleet.start("jobs", "jobs");
      fleet.start("bridge-1", "sqs-bridge");
      fleet.start("bridge-2", "sqs-bridge");
      fleet.start("worker-1", "image-worker");
      fleet.start("worker-2", "image-worker");
      fleet.start("postback", "postback");
      Killer killer = new Killer(fleet, SEED, KILLS);
      killer.start();
      try {
        Map<String, JsonObject> redirected = new HashMap<>();
        for (int i = 0; i < MESSAGES; i++) {
          queues.send(QUEUE, "group-" + i % 50, messages.text(i));
        }
        killer.join(PATIENCE.toMillis());
        assertEquals(KILLS, killer.done(), "kills");
        Set<String> toQueue =
            PodcastMessages.ids(
                MESSAGES, List.of(Kind.NO_TARGET, Kind.NOT_JSON, Kind.POSTBACK_ONLY));
        eventually(
            PATIENCE,
            () -> {
              queues.drain(PodcastMessages.REDIRECT).stream()
                  .map(JsonObject::new)
                  .forEach(one -> redirected.put(one.getString("_id"), one));
              assertEquals(toQueue, new TreeSet<>(redirected.keySet()));
            });
        Set<String> posted =
            PodcastMessages.ids(
                MESSAGES, List.of(Kind.NO_TARGET, Kind.NOT_JSON, Kind.REDIRECT_ONLY));
        eventually(PATIENCE, () -> assertEquals(posted, new TreeSet<>(receiver.heard())));
        for (JsonObject one : redirected.values()) {
          messages.check(one, null);
        }
        for (String id : posted) {
          messages.check(receiver.bodyOf(id), SECRET);
          assertEquals(1, receiver.idsOf(id).size(), "webhook ids of " + id);
        }
        assertEquals(List.of(), receiver.forgeries());
        eventually(PATIENCE, () -> assertEquals(0, queues.size(QUEUE), "left in the queue"));
        Set<String> dead = Set.copyOf(queues.drain("podcast-dead.fifo"));
        Set<String> unreadable =
            IntStream.range(0, MESSAGES)
                .filter(i -> Kind.of(i) == Kind.NOT_JSON)
                .mapToObj(messages::text)
                .collect(Collectors.toSet());
        assertEquals(unreadable, dead);
        assertEquals(PodcastMessages.files(MESSAGES), messages.stored(), "stored renditions");
      } catch (Throwable failure) {
        throw new AssertionError(
            failure.getMessage() + " (seed " + SEED + ")" + fleet.logs(), failure);
      } finally {
        killer.interrupt();
      }
    }
  }

  private static void configure(Fleet fleet, PodcastQueues queues) {
    fleet.with("jobs.lease", "4s").with("jobs.deliveryLease", "4s");
    fleet.with("jobs.backoff", "100ms").with("jobs.maxAttempts", "20");
    fleet.with("postback.schedule", "0s,200ms,500ms,1s,1s,2s,2s,2s");
    fleet.with("storage.publicUrl", PUBLIC);
    fleet.with("podcast.postbackSecretKey", SECRET);
    fleet.with("sqs-bridge.endpoint", queues.endpoint());
    fleet.with("sqs-bridge.accessKey", "x").with("sqs-bridge.secretKey", "x");
    fleet.with("sqs-bridge.visibility", "5s").with("sqs-bridge.waitTime", "2s");
    // A killed bridge's receives count, and are nobody's fault.
    fleet.with("sqs-bridge.maxReceives", "100");
    fleet.with("sqs-bridge.routes.podcast.from", QUEUE);
    fleet.with("sqs-bridge.routes.podcast.format", "podcast");
  }
}
