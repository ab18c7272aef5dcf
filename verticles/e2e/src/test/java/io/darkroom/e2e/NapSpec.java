package io.darkroom.e2e;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The options of {@code nap}: {@code millis}. */
public final class NapSpec implements OperationSpec {
  @Override
  public String name() {
    return "nap";
  }

  @Override
  public void check(Conf options) {
    options.count("millis", 0, 0, 600_000);
    options.text("until", "");
    options.done(null);
  }

  @Override
  public boolean needsSource() {
    return false;
  }
}
