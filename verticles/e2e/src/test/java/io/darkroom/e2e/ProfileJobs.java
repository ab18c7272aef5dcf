package io.darkroom.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.e2e.ProfileServer.Deployment;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The jobs that make pictures of profiles, as a sender sees them. */
final class ProfileJobs {
  /** Times are read when an ask comes, and what was asked is written a little later. */
  private static final Duration AT_ONCE = Duration.ofSeconds(3);

  private final Client client;

  ProfileJobs(Client client) {
    this.client = client;
  }

  private List<JsonObject> all() {
    return client.list("operation=profile-images").stream().map(JsonObject.class::cast).toList();
  }

  void assertNothingIsUnfinished() {
    for (JsonObject job : all()) {
      assertTrue(job.containsKey("finishedAt"), () -> "not finished: " + job.encode());
    }
  }

  /**
   * The newest of a profile has succeeded, and no older one was begun when it was durable.
   *
   * @return the job that succeeded
   */
  JsonObject assertNothingOlderWon(Deployment newest) {
    List<JsonObject> jobs =
        all().stream().filter(job -> key(job).equals("profile:" + newest.pointer())).toList();
    List<JsonObject> newestJobs =
        jobs.stream().filter(job -> version(job) == newest.timestamp()).toList();
    JsonObject success =
        newestJobs.stream()
            .filter(job -> job.getString("state").equals("succeeded"))
            .findFirst()
            .orElseThrow(
                () -> new AssertionError("newest without success: " + newest + " " + newestJobs));
    Instant durable =
        newestJobs.stream()
            .map(job -> Instant.parse(job.getString("createdAt")))
            .min(Instant::compareTo)
            .orElseThrow();
    for (JsonObject job : jobs) {
      assertTrue(version(job) <= newest.timestamp(), () -> "unknown: " + job.encode());
      assertTrue(
          version(job) == newest.timestamp()
              || !job.getString("state").equals("succeeded")
              || Instant.parse(job.getString("startedAt")).isBefore(durable.plus(AT_ONCE)),
          () -> "older, but was begun: " + job.encode() + " newest since " + durable);
    }
    return client.get(success.getString("id"));
  }

  private static String key(JsonObject job) {
    return job.getJsonObject("supersedes").getString("key");
  }

  private static long version(JsonObject job) {
    return job.getJsonObject("supersedes").getLong("version");
  }
}
