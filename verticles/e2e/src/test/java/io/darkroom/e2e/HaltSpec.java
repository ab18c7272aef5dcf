package io.darkroom.e2e;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The options of {@code halt}: none. */
public final class HaltSpec implements OperationSpec {
  @Override
  public String name() {
    return "halt";
  }

  @Override
  public void check(Conf options) {
    options.done(null);
  }

  @Override
  public boolean needsSource() {
    return false;
  }
}
