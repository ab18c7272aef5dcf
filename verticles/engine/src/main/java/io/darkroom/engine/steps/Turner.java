package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Turn;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;

/** {@link Turn}: no pixel changes its colour, only its place. */
public final class Turner {
  private static final int BOTH_AXES = -1;
  private static final int LEFT_TO_RIGHT = 1;
  private static final int TOP_TO_BOTTOM = 0;

  private Turner() {}

  /** A new picture; the one given stays its owner's. */
  public static Pixels turn(Pixels from, Turn turn) {
    return from.memory()
        .make(
            to -> {
              switch (turn.quarters()) {
                case 1 -> Core.rotate(from.mat(), to, Core.ROTATE_90_CLOCKWISE);
                case 2 -> Core.rotate(from.mat(), to, Core.ROTATE_180);
                case 3 -> Core.rotate(from.mat(), to, Core.ROTATE_90_COUNTERCLOCKWISE);
                default -> from.mat().copyTo(to);
              }
              switch (turn.flip()) {
                case HORIZONTAL -> Core.flip(to, to, LEFT_TO_RIGHT);
                case VERTICAL -> Core.flip(to, to, TOP_TO_BOTTOM);
                case BOTH -> Core.flip(to, to, BOTH_AXES);
                case NONE -> {}
              }
            });
  }
}
