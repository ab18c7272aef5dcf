package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.renditions.BatchOptions;
import io.darkroom.messages.podcast.PodcastArtwork;
import io.darkroom.worker.Commissions;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Has the images of one run developed: the same renditions at the same places as by a message. */
final class Images {
  /** What stands for no image in a document: nothing, an empty text, {@code N/A}. */
  static final JsonArray NONE = new JsonArray().addNull().add("").add("N/A").add("n/a");

  /**
   * How a job ended.
   *
   * @param job as it is now
   * @param before true if it had been there, and had ended, before it was submitted
   */
  record Ended(JobView job, boolean before) {}

  private final PodcastArtwork artwork;
  private final Commissions commissions;
  private final Run run;
  private final int priority;

  Images(PodcastArtwork artwork, Commissions commissions, Run run, int priority) {
    this.artwork = artwork;
    this.commissions = commissions;
    this.run = run;
    this.priority = priority;
  }

  /** The URL in a document's field; null if there is none. */
  static String url(JsonObject document, String field) {
    return document.getValue(field) instanceof String text
            && !text.isBlank()
            && !text.strip().toLowerCase(Locale.ROOT).equals("n/a")
        ? text
        : null;
  }

  /**
   * Gives the job that develops images, when it has ended.
   *
   * @param id the job's id; null for a new one
   * @param key the job's idempotency key; null for none
   * @param folder where the renditions go; null when not known
   * @param urls by the names of sources
   */
  Future<Ended> develop(
      String id, String key, String folder, Map<String, String> urls, JsonObject metadata) {
    String jobId = id == null ? Ids.next() : id;
    // All may fail: then the result says of each why.
    JsonObject options = artwork.options(urls).put("allMayFail", true);
    JobRequest request =
        JobRequest.of(BatchOptions.OPERATION, null, options)
            .to(artwork.output(jobId, folder, options))
            .saying(metadata.put("sweep", run.job()))
            .prioritised(priority);
    Submission submission = new Submission(jobId, request, key, null);
    return run.step(() -> commissions.submit(List.of(submission), run::wanted))
        .compose(
            taken -> {
              run.tally().job();
              JobView job = taken.get(0).job();
              boolean before = job.state().finished() && !taken.get(0).created();
              return run.step(() -> commissions.end(job)).map(ended -> new Ended(ended, before));
            });
  }
}
