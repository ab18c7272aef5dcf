package io.darkroom.contract.profiles;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The operation {@code profile-images} as edges know it. */
public final class ProfileImagesSpec implements OperationSpec {
  @Override
  public String name() {
    return ProfileImagesOptions.OPERATION;
  }

  @Override
  public void check(Conf options) {
    ProfileImagesOptions.read(options);
  }

  @Override
  public boolean needsSource() {
    return false;
  }
}
