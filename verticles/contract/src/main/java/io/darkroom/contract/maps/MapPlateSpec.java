package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The operation {@value #OPERATION}: what all frames of an animation have in common. */
public final class MapPlateSpec implements OperationSpec {
  /** The operation's name = {@value}. */
  public static final String OPERATION = "map-plate";

  @Override
  public String name() {
    return OPERATION;
  }

  @Override
  public void check(Conf options) {
    MapOptions.readAnimation(options);
  }

  @Override
  public boolean needsSource() {
    return false;
  }

  @Override
  public boolean internal() {
    return true;
  }
}
