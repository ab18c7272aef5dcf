package io.darkroom.bench;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The operation {@value #NAME}, which does nothing and has no options. */
public final class NoopSpec implements OperationSpec {
  /** Its name. */
  static final String NAME = "noop";

  @Override
  public String name() {
    return NAME;
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
