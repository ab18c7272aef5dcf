package io.darkroom.scheduler.sweeps;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** Develops each image once, however many episodes have it. Lives on the loop's context. */
final class EpisodeImages {
  /** The name of the image among a job's sources. */
  static final String SOURCE = "itunes_image";

  /**
   * What is known of an image.
   *
   * @param reused true if it was made before it was asked for
   */
  record Found(Verdict verdict, boolean reused) {}

  private final Run run;
  private final Images images;
  private final Bucket bucket;

  /** What was not made in this run is not tried twice in it; what was made is in the bucket. */
  private final Map<String, Verdict> failed = new HashMap<>();

  EpisodeImages(Run run, Images images, Bucket bucket) {
    this.run = run;
    this.images = images;
    this.bucket = bucket;
  }

  Future<Found> of(String url, String folder) {
    Verdict known = failed.get(url);
    return known != null
        ? Future.succeededFuture(new Found(known, true))
        : develop(url, folder, true)
            .onSuccess(
                found -> {
                  if (!found.verdict.good()) {
                    failed.put(url, found.verdict);
                  }
                });
  }

  private Future<Found> develop(String url, String folder, boolean again) {
    return run.step(() -> bucket.claim(url))
        .compose(
            entry ->
                entry.info() != null
                    ? Future.succeededFuture(new Found(Verdict.made(entry.info()), true))
                    : develop(url, folder, entry.job(), again));
  }

  private Future<Found> develop(String url, String folder, String job, boolean again) {
    return images
        .develop(job, null, folder, Map.of(SOURCE, url), new JsonObject())
        .compose(
            ended -> {
              Verdict verdict = Verdict.of(ended.job(), url);
              if (verdict.good()) {
                return run.step(() -> bucket.keep(url, verdict.info()))
                    .map(kept -> new Found(verdict, ended.before()));
              }
              // It may have failed in another night: then it is tried anew, once.
              boolean stale = verdict.later() && ended.before() && again;
              return run.step(() -> bucket.drop(url, job))
                  .compose(
                      dropped ->
                          stale
                              ? develop(url, folder, false)
                              : Future.succeededFuture(new Found(verdict, false)));
            });
  }
}
