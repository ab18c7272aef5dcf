package io.darkroom.contract.maps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/** How large a service's tiles are. */
final class TileSize {
  /** Of tiles for screens with twice as many pixels ({@code @2x}) = {@value}. */
  static final int LARGE = 512;

  private static final String KEY = "tileSize";

  private TileSize() {}

  /** Reads the key: {@value Viewport#TILE}, also when it is absent, or {@value #LARGE}. */
  static int read(Conf conf) {
    int size = conf.count(KEY, Viewport.TILE, Viewport.TILE, LARGE);
    if (size != Viewport.TILE && size != LARGE) {
      conf.complain(
          Failure.INVALID_VALUE, KEY, "is " + size + ", must be " + Viewport.TILE + " or " + LARGE);
    }
    return size;
  }
}
