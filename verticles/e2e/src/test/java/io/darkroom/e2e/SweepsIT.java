package io.darkroom.e2e;

import static io.darkroom.contract.Eventually.eventually;
import static io.darkroom.contract.Eventually.eventuallyGet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps, begun by hand and by the clock, whose nodes are killed in their midst. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SweepsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int CHANNELS = 60;
  private static final int EPISODES = 240;
  private static final int COVERS = 60;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void endOnAnotherNodeWithEveryDocumentDoneOnce() throws Exception {
    MongoServer server = new MongoServer(new MemoryBackend());
    server.bind("127.0.0.1", 0);
    String url = "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
    try (PodcastSource source = new PodcastSource();
        SweptDocuments documents = new SweptDocuments(url);
        Fleet fleet = new Fleet(folder)) {
      documents.insertChannels(CHANNELS, source);
      configure(fleet, url);
      fleet.start("jobs", "jobs");
      fleet.start("ingest", "http-ingest");
      fleet.start("worker", "image-worker");
      List<NodeProcess> schedulers =
          List.of(fleet.start("scheduler-1", "scheduler"), fleet.start("scheduler-2", "scheduler"));
      try {
        Client client = fleet.client();
        source.answerFor(CHANNELS / 2);
        String channels = client.submit("channels", sweepOfChannels()).getString("id");
        killInTheMidst(client, channels, schedulers, () -> documents.done("channels"), 5);
        source.answerFor(CHANNELS + COVERS / 4);
        ended(client, channels);
        assertEquals(CHANNELS, documents.done("channels"), "channels that are done");

        // Begun by the clock, by both nodes: at the full minute. It may have struck before, for
        // sweeps that found nothing: the one to kill works on what is there now.
        documents.insertEpisodes(EPISODES, COVERS, source);
        eventually(PATIENCE, () -> assertTrue(documents.done("episodes") >= 1, "episodes done"));
        String episodes = eventuallyGet(PATIENCE, () -> runningScheduled(client));
        killInTheMidst(client, episodes, schedulers, () -> documents.done("episodes"), 20);
        source.answerFor(CHANNELS + COVERS * 5 / 6);
        killInTheMidst(client, episodes, schedulers, () -> documents.done("episodes"), 80);
        source.answerFor(CHANNELS + COVERS);
        ended(client, episodes);
        assertEquals(EPISODES, documents.done("episodes"), "episodes that are done");
        documents.checkEpisodes(fleet.blobs().resolve("darkroom-public"));
        checkJobs(client);
      } catch (Throwable failure) {
        throw new AssertionError(failure.getMessage() + fleet.logs(), failure);
      }
    } finally {
      server.shutdownNow();
    }
  }

  private static void configure(Fleet fleet, String url) {
    fleet.with("jobs.lease", "4s").with("jobs.backoff", "100ms").with("jobs.maxAttempts", "20");
    fleet.with("storage.publicUrl", SweptDocuments.PUBLIC);
    // Few at a time, so that what is done is counted in between.
    fleet.with("sweeps.mongo.url", url).with("sweeps.concurrency", "2");
    fleet.with("scheduler.schedules.minutely.cron", "* * * * *");
    fleet.with("scheduler.schedules.minutely.operation", "sweep");
    fleet.with("scheduler.schedules.minutely.options.sweep", "episodes");
  }

  private static JsonObject sweepOfChannels() {
    return new JsonObject()
        .put("operation", "sweep")
        .put("options", new JsonObject().put("sweep", "channels"))
        .put("maxAttempts", 20)
        .put("timeout", "1h");
  }

  private interface Counter {
    long count();
  }

  /** Kills the node that has the sweep once so much is done, and starts it again. */
  private static void killInTheMidst(
      Client client, String sweep, List<NodeProcess> nodes, Counter counter, int done) {
    eventually(PATIENCE, () -> assertTrue(counter.count() >= done, "done: " + counter.count()));
    NodeProcess holder =
        eventuallyGet(
            PATIENCE,
            () -> {
              JsonObject job = client.get(sweep);
              assertEquals(false, job.containsKey("finishedAt"), "it ended without its images");
              String worker = job.getString("worker", "");
              return nodes.stream()
                  .filter(node -> worker.contains("-" + node.pid() + "-"))
                  .findFirst()
                  .orElse(null);
            });
    holder.kill();
    holder.start();
  }

  private static void ended(Client client, String sweep) {
    eventually(
        PATIENCE,
        () -> assertEquals("succeeded", client.get(sweep).getString("state"), "the sweep"));
    assertTrue(
        client.get(sweep).getJsonArray("history").stream()
            .anyMatch(one -> "lost".equals(((JsonObject) one).getString("outcome"))),
        "an attempt was killed");
  }

  /** The job of the schedule that has not ended, or null. */
  private static String runningScheduled(Client client) {
    return scheduled(client).stream()
        .filter(job -> !job.containsKey("finishedAt"))
        .map(job -> job.getString("id"))
        .findFirst()
        .orElse(null);
  }

  private static List<JsonObject> scheduled(Client client) {
    return client.list("operation=sweep").stream()
        .map(JsonObject.class::cast)
        .filter(job -> job.getJsonObject("metadata").containsKey("schedule"))
        .toList();
  }

  /** One job a firing; one job an image of episodes, and one a channel. */
  private static void checkJobs(Client client) {
    List<String> firings =
        scheduled(client).stream()
            .map(job -> job.getJsonObject("metadata").getString("firing"))
            .toList();
    assertEquals(Set.copyOf(firings).size(), firings.size(), firings::toString);
    Set<String> covers = new HashSet<>();
    Set<String> channels = new HashSet<>();
    for (Object one : client.list("operation=batch")) {
      JsonObject job = (JsonObject) one;
      String channel = job.getJsonObject("metadata").getString("channel");
      String image =
          job.getJsonObject("options")
              .getJsonObject("sources")
              .getJsonObject("itunes_image")
              .getString("url");
      assertTrue(channel == null ? covers.add(image) : channels.add(channel), "twice: " + image);
    }
    assertEquals(COVERS, covers.size());
    assertEquals(CHANNELS, channels.size());
  }
}
