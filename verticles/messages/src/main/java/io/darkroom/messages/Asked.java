package io.darkroom.messages;

import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.bus.Submission;

/**
 * What a message asks for.
 *
 * @param submission the job, with or without a key that identifies it; null when there is nothing
 *     to do
 * @param why why there is nothing to do; null when there is something
 * @param subject of messages that are received together, one is enough of those with the same; null
 *     for any number
 */
public record Asked(Submission submission, String why, String subject) {
  /** A job of which there may be any number, or nothing. */
  public Asked(Submission submission, String why) {
    this(submission, why, null);
  }

  /** A job, whose key is its door's to give. */
  public static Asked job(JobRequest request) {
    return job(Ids.next(), request);
  }

  /** A job whose id had to be known beforehand, for keys that are derived from it. */
  public static Asked job(String id, JobRequest request) {
    return new Asked(new Submission(id, request, null, null), null);
  }

  /** The same, but once among messages that are received together. */
  public Asked about(String once) {
    return new Asked(submission, why, once);
  }

  /** The message is well-formed, and asks for nothing. */
  public static Asked nothing(String why) {
    return new Asked(null, why);
  }
}
