package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The operation {@code renditions} as edges know it. */
public final class RenditionsSpec implements OperationSpec {
  @Override
  public String name() {
    return RenditionsOptions.OPERATION;
  }

  @Override
  public void check(Conf options) {
    RenditionsOptions.read(options);
  }
}
