package io.darkroom.contract.profiles;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The operation {@code profile-feed} as edges know it. */
public final class ProfileFeedSpec implements OperationSpec {
  @Override
  public String name() {
    return ProfileFeedOptions.OPERATION;
  }

  @Override
  public void check(Conf options) {
    ProfileFeedOptions.read(options);
  }

  @Override
  public boolean needsSource() {
    return false;
  }

  /** Schedulers ask for its jobs, and nobody else. */
  @Override
  public boolean internal() {
    return true;
  }
}
