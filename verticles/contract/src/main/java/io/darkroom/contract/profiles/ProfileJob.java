package io.darkroom.contract.profiles;

import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Supersedes;

/** A job that makes a profile's pictures, as every door asks for it. */
public final class ProfileJob {
  private ProfileJob() {}

  /**
   * The request, which supersedes those of older deployments of the same profile; of an entity that
   * does not say whose it is, or since when, the request as it is.
   */
  public static JobRequest superseding(JobRequest request, ProfileEntity entity) {
    return entity.pointer().isEmpty() || entity.timestamp() <= 0
        ? request
        : request.superseding(
            new Supersedes(ProfileEntity.TYPE + ":" + entity.pointer(), entity.timestamp()));
  }
}
