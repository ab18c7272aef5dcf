package io.darkroom.scheduler.sweeps;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Develops each image once, however many episodes have it. What could not be made stays in the
 * bucket until the sweep has ended, so that another attempt at it finds that out from the image's
 * job. Lives on the loop's context.
 */
final class EpisodeImages {
  /** The name of the image among a job's sources. */
  static final String SOURCE = "itunes_image";

  /**
   * What is known of an image.
   *
   * @param reused true if it was made before it was asked for
   * @param job the id of the job that developed it; null when it was in the bucket
   */
  record Found(Verdict verdict, boolean reused, String job) {}

  private final Run run;
  private final Images images;
  private final Bucket bucket;
  private final Map<String, Found> failed = new HashMap<>();

  EpisodeImages(Run run, Images images, Bucket bucket) {
    this.run = run;
    this.images = images;
    this.bucket = bucket;
  }

  Future<Found> of(String url, String folder) {
    Found known = failed.get(url);
    return known != null
        ? Future.succeededFuture(known)
        : develop(url, folder, true)
            .onSuccess(
                found -> {
                  if (!found.verdict.good()) {
                    failed.put(url, found);
                  }
                });
  }

  /** The sweep has come to its end: what failed in it is tried anew by whoever needs it next. */
  Future<Void> forget(int concurrency) {
    return Width.each(
        List.copyOf(failed.entrySet()),
        concurrency,
        one -> run.step(() -> bucket.drop(one.getKey(), one.getValue().job)));
  }

  private Future<Found> develop(String url, String folder, boolean again) {
    return run.step(() -> bucket.claim(url))
        .compose(
            entry ->
                entry.info() != null
                    ? Future.succeededFuture(new Found(Verdict.made(entry.info()), true, null))
                    : develop(url, folder, entry.job(), again));
  }

  private Future<Found> develop(String url, String folder, String job, boolean again) {
    return images
        .develop(job, null, folder, Map.of(SOURCE, url), new JsonObject())
        .compose(
            ended -> {
              Verdict verdict = Verdict.of(ended.job(), url);
              Found found = new Found(verdict, ended.before(), job);
              if (verdict.good()) {
                return run.step(() -> bucket.keep(url, verdict.info())).map(found);
              }
              return ended.before() && again && isOlderThanTheSweep(job)
                  ? run.step(() -> bucket.drop(url, job))
                      .compose(dropped -> develop(url, folder, false))
                  : Future.succeededFuture(found);
            });
  }

  /** What failed in another night is tried anew. Ids sort by time. */
  private boolean isOlderThanTheSweep(String job) {
    return job.compareTo(run.job()) < 0;
  }
}
