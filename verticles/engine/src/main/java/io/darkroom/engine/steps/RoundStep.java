package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Round;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Rect;

/** {@link Round}; the picture has alpha then. */
record RoundStep(Round spec) implements Step {
  private static final int FULL = 255;

  @Override
  public Pixels apply(Pixels picture) {
    return spec.circle() ? circle(picture) : corners(picture);
  }

  private static Pixels circle(Pixels picture) {
    int side = Math.min(picture.width(), picture.height());
    Rect middle = new Rect((picture.width() - side) / 2, (picture.height() - side) / 2, side, side);
    double radius = side / 2.0;
    try (Pixels square = Channels.part(picture, middle)) {
      return cut(square, radius, radius, radius, radius);
    }
  }

  private Pixels corners(Pixels picture) {
    int w = picture.width();
    int h = picture.height();
    double fit = 1;
    fit = Math.min(fit, w / (double) (spec.topLeft() + spec.topRight()));
    fit = Math.min(fit, w / (double) (spec.bottomLeft() + spec.bottomRight()));
    fit = Math.min(fit, h / (double) (spec.topLeft() + spec.bottomLeft()));
    fit = Math.min(fit, h / (double) (spec.topRight() + spec.bottomRight()));
    return cut(
        picture,
        spec.topLeft() * fit,
        spec.topRight() * fit,
        spec.bottomRight() * fit,
        spec.bottomLeft() * fit);
  }

  private static Pixels cut(
      Pixels picture, double topLeft, double topRight, double bottomRight, double bottomLeft) {
    Pixels cut = Channels.bgra(picture);
    try {
      corner(cut, topLeft, false, false);
      corner(cut, topRight, true, false);
      corner(cut, bottomRight, true, true);
      corner(cut, bottomLeft, false, true);
      return cut;
    } catch (RuntimeException | Error failure) {
      cut.close();
      throw failure;
    }
  }

  /** Multiplies one corner by how much of each pixel is within the circle. */
  private static void corner(Pixels picture, double radius, boolean right, boolean bottom) {
    int side = (int) Math.ceil(radius);
    if (side == 0) {
      return;
    }
    Rect where =
        new Rect(
            right ? picture.width() - side : 0, bottom ? picture.height() - side : 0, side, side);
    NativeMemory memory = picture.memory();
    try (Pixels part = Channels.part(picture, where);
        Pixels mask = mask(memory, radius, right, bottom);
        Pixels deep = deep(mask, part);
        Pixels masks = Channels.repeated(deep, part.mat().channels())) {
      Core.multiply(part.mat(), masks.mat(), part.mat(), 1 / Channels.full(picture));
    }
  }

  private static Pixels mask(NativeMemory memory, double radius, boolean right, boolean bottom) {
    int side = (int) Math.ceil(radius);
    byte[] row = new byte[side];
    return memory.make(
        mat -> {
          mat.create(side, side, CvType.CV_8UC1);
          for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
              row[right ? side - 1 - x : x] = (byte) Math.round(FULL * inside(radius, x, y));
            }
            mat.put(bottom ? side - 1 - y : y, 0, row);
          }
        });
  }

  /**
   * How much of a pixel of the top left corner is in the circle: its middle's distance to the edge,
   * which is exact for an edge that is straight and upright, and next to it for others.
   */
  private static double inside(double radius, int x, int y) {
    double distance = Math.hypot(Math.max(0, radius - x - 0.5), Math.max(0, radius - y - 0.5));
    return Math.max(0, Math.min(1, radius - distance + 0.5));
  }

  private static Pixels deep(Pixels mask, Pixels picture) {
    return mask.memory()
        .make(to -> mask.mat().convertTo(to, picture.mat().depth(), Channels.full(picture) / FULL));
  }
}
