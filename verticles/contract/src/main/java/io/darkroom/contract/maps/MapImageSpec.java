package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.OperationSpec;

/** The operation {@code map-image} as edges know it. */
public final class MapImageSpec implements OperationSpec {
  @Override
  public String name() {
    return MapOptions.IMAGE;
  }

  @Override
  public void check(Conf options) {
    MapOptions.readImage(options);
  }

  @Override
  public boolean needsSource() {
    return false;
  }
}
