package io.darkroom.contract.sweeps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.Presets;

/** The operation {@code sweep} as edges know it. */
public final class SweepSpec implements OperationSpec {
  @Override
  public String name() {
    return SweepOptions.OPERATION;
  }

  @Override
  public void check(Conf options) {
    options.has(Presets.KEY); // resolved before
    SweepOptions.read(options);
  }

  @Override
  public boolean needsSource() {
    return false;
  }
}
