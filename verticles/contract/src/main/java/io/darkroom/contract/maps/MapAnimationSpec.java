package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The operation {@code map-animation} as edges know it. */
public final class MapAnimationSpec implements OperationSpec {
  @Override
  public String name() {
    return MapOptions.ANIMATION;
  }

  @Override
  public void check(Conf options) {
    MapOptions.readAnimation(options);
  }

  @Override
  public boolean needsSource() {
    return false;
  }
}
