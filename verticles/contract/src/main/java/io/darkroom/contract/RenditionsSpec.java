package io.darkroom.contract;

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
