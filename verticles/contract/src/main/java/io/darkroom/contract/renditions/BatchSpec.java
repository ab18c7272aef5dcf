package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The operation {@code batch} as edges know it. */
public final class BatchSpec implements OperationSpec {
  @Override
  public String name() {
    return BatchOptions.OPERATION;
  }

  @Override
  public void check(Conf options) {
    BatchOptions.read(options);
  }

  @Override
  public boolean needsSource() {
    return false;
  }

  @Override
  public String presetsOf() {
    return RenditionsOptions.OPERATION;
  }
}
