package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.Presets;

/** The operation {@code info} as edges know it. */
public final class InfoSpec implements OperationSpec {
  @Override
  public String name() {
    return InfoOptions.OPERATION;
  }

  @Override
  public void check(Conf options) {
    options.has(Presets.KEY); // resolved before
    InfoOptions.read(options);
  }
}
