package io.darkroom.contract.superres;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The operation {@code superres} as edges know it. */
public final class SuperresSpec implements OperationSpec {
  @Override
  public String name() {
    return SuperresOptions.OPERATION;
  }

  @Override
  public void check(Conf options) {
    SuperresOptions.read(options);
  }
}
