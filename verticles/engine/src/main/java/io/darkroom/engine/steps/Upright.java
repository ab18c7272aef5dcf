package io.darkroom.engine.steps;

import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/** Turns a picture as stored into the picture as seen, by EXIF's orientation (JEITA CP-3451). */
public final class Upright {
  private static final int BOTH_AXES = -1;
  private static final int LEFT_TO_RIGHT = 1;
  private static final int TOP_TO_BOTTOM = 0;

  private Upright() {}

  /** A new picture; the one given stays its owner's. */
  public static Pixels turn(Pixels stored, int orientation) {
    Mat from = stored.mat();
    return stored
        .memory()
        .make(
            to -> {
              switch (orientation) {
                case 2 -> Core.flip(from, to, LEFT_TO_RIGHT);
                case 3 -> Core.rotate(from, to, Core.ROTATE_180);
                case 4 -> Core.flip(from, to, TOP_TO_BOTTOM);
                case 5 -> Core.transpose(from, to);
                case 6 -> Core.rotate(from, to, Core.ROTATE_90_CLOCKWISE);
                case 7 -> {
                  Core.transpose(from, to);
                  Core.flip(to, to, BOTH_AXES);
                }
                case 8 -> Core.rotate(from, to, Core.ROTATE_90_COUNTERCLOCKWISE);
                default -> throw new IllegalArgumentException("orientation " + orientation);
              }
            });
  }
}
