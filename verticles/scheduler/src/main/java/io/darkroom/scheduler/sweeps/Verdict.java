package io.darkroom.scheduler.sweeps;

import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.bus.Fault;
import io.darkroom.messages.podcast.PodcastArtwork;
import io.vertx.core.json.JsonObject;

/**
 * What the end of an image's job means for those who name the image.
 *
 * <p>An image is bad for good when the failure is about the image itself or its address, and would
 * come again: there is nothing there, it is no image, it is too large. Whatever may pass (a server
 * that is down or slow, a store that is away, a worker that was lost, a job that was cancelled)
 * says nothing about the image: then it is tried again by the next sweep.
 *
 * @param info what was made of it; null when nothing was
 * @param fault why it is bad for good; null when it is not
 */
record Verdict(JsonObject info, Fault fault) {
  private static final int FIRST_OF_ADDRESSES = 400;
  private static final int LAST_OF_IMAGES = 599;

  /** Nothing is known yet. */
  static final Verdict LATER = new Verdict(null, null);

  static Verdict made(JsonObject info) {
    return new Verdict(info, null);
  }

  /** What an ended job says about one of its images. */
  static Verdict of(JobView job, String url) {
    JsonObject info = PodcastArtwork.info(job, url);
    if (info != null) {
      return made(info);
    }
    Fault fault = fault(job, url);
    return fault != null && forGood(fault.failure()) ? new Verdict(null, fault) : LATER;
  }

  boolean good() {
    return info != null;
  }

  boolean bad() {
    return fault != null;
  }

  boolean later() {
    return !good() && !bad();
  }

  /** Why, as a document's {@code metadata.error} has it. */
  String error() {
    return fault.failure() + ": " + fault.message();
  }

  private static Fault fault(JobView job, String url) {
    if (job.state() == JobState.FAILED) {
      return Fault.of(job.json().getJsonObject("failure"));
    }
    JsonObject asked = job.json().getJsonObject("options").getJsonObject("sources");
    JsonObject results =
        job.json()
            .getJsonObject("result", new JsonObject())
            .getJsonObject("sources", new JsonObject());
    return asked.fieldNames().stream()
        .filter(name -> url.equals(asked.getJsonObject(name).getString("url")))
        .findFirst()
        .map(name -> results.getJsonObject(name, new JsonObject()).getJsonObject("failure"))
        .map(Fault::of)
        .orElse(null);
  }

  private static boolean forGood(Failure failure) {
    return !failure.retryable()
        && failure.number() >= FIRST_OF_ADDRESSES
        && failure.number() <= LAST_OF_IMAGES;
  }
}
