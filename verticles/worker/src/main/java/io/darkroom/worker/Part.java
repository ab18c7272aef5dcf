package io.darkroom.worker;

import io.darkroom.contract.JobRequest;

/**
 * A piece of a job, done by whichever worker of the cluster is free.
 *
 * @param name its name among the job's parts: 1 to 64 of {@code a-z 0-9 -}. Whatever decides what
 *     the part makes must be in it, since an attempt that comes later finds the part by it
 * @param request what is to be done. Where its output goes, who hears of it and how urgent it is
 *     follow from the job
 */
public record Part(String name, JobRequest request) {
  public Part {
    if (!name.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("a part's name is \"" + name + "\", not a-z 0-9 -");
    }
  }
}
