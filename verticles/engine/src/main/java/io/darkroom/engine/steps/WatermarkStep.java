package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Watermark;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/**
 * {@link Watermark}.
 *
 * @param image the watermark's; it stays its owner's
 */
record WatermarkStep(Watermark spec, Pixels image) implements Step {
  /** Tiles smaller than that are laid on several at a time. */
  private static final int COARSE = 256;

  @Override
  public Pixels apply(Pixels picture) {
    Pixels marked = Channels.bgr(picture);
    try (Pixels sized = sized(picture);
        Pixels mark = spec.rotate() % 360 == 0 ? Channels.copy(sized) : rotated(sized)) {
      int x = spec.place().left(picture.width(), mark.width());
      int y = spec.place().top(picture.height(), mark.height());
      if (spec.tile()) {
        tile(marked, mark, x, y);
      } else {
        Over.lay(marked, mark, x, y, spec.opacity());
      }
      return marked;
    } catch (RuntimeException | Error failure) {
      marked.close();
      throw failure;
    }
  }

  private Pixels sized(Pixels picture) {
    Watermark.Size size = spec.size();
    double factor;
    if (size.scale() > 0) {
      factor = size.scale() * picture.width() / image.width();
    } else if (size.width() + size.height() > 0) {
      factor =
          fitting(
              size.width() == 0 ? Integer.MAX_VALUE : size.width(),
              size.height() == 0 ? Integer.MAX_VALUE : size.height());
    } else {
      factor = Math.min(1, fitting(picture.width(), picture.height()));
    }
    // A mark far larger than the picture would be memory for nothing.
    factor = Math.min(factor, 2 * fitting(picture.width(), Integer.MAX_VALUE));
    factor = Math.min(factor, 2 * fitting(Integer.MAX_VALUE, picture.height()));
    int width = Math.max(1, (int) Math.round(image.width() * factor));
    int height = Math.max(1, (int) Math.round(image.height() * factor));
    try (Pixels resized = Resizer.resize(image, width, height);
        Pixels mark = Channels.bgra(resized)) {
      return clamped(mark);
    }
  }

  /** The factor that brings the image into a box. */
  private double fitting(int width, int height) {
    return Math.min(width / (double) image.width(), height / (double) image.height());
  }

  /** Resizing overshoots: colours must not exceed alpha. */
  private static Pixels clamped(Pixels mark) {
    try (Pixels most = Channels.alphaOfEach(mark)) {
      return mark.memory().make(to -> Core.min(mark.mat(), most.mat(), to));
    }
  }

  /** Turned to the right about its middle, in a box that holds all of it. */
  private Pixels rotated(Pixels mark) {
    NativeMemory memory = mark.memory();
    double angle = Math.toRadians(spec.rotate());
    double cos = Math.abs(Math.cos(angle));
    double sin = Math.abs(Math.sin(angle));
    int width = (int) Math.ceil(mark.width() * cos + mark.height() * sin - 1e-9);
    int height = (int) Math.ceil(mark.width() * sin + mark.height() * cos - 1e-9);
    Point middle = new Point((mark.width() - 1) / 2.0, (mark.height() - 1) / 2.0);
    try (Pixels turn =
        memory.own(
            Imgproc.getRotationMatrix2D(middle, -spec.rotate(), 1),
            matrix -> move(matrix, (width - 1) / 2.0 - middle.x, (height - 1) / 2.0 - middle.y))) {
      return memory.make(
          to ->
              Imgproc.warpAffine(
                  mark.mat(),
                  to,
                  turn.mat(),
                  new Size(width, height),
                  Imgproc.INTER_LINEAR,
                  Core.BORDER_CONSTANT,
                  Scalar.all(0)));
    }
  }

  private static void move(Mat matrix, double x, double y) {
    matrix.put(0, 2, matrix.get(0, 2)[0] + x);
    matrix.put(1, 2, matrix.get(1, 2)[0] + y);
  }

  /** Everywhere, so that one of them has its top left corner at a place. */
  private void tile(Pixels picture, Pixels mark, int x, int y) {
    int stepX = mark.width() + spec.gap();
    int stepY = mark.height() + spec.gap();
    try (Pixels cell =
            mark.memory()
                .make(
                    to ->
                        Core.copyMakeBorder(
                            mark.mat(),
                            to,
                            0,
                            spec.gap(),
                            0,
                            spec.gap(),
                            Core.BORDER_CONSTANT,
                            Scalar.all(0)));
        Pixels cells =
            mark.memory()
                .make(
                    to ->
                        Core.repeat(
                            cell.mat(),
                            times(stepY, picture.height()),
                            times(stepX, picture.width()),
                            to))) {
      for (int top = Math.floorMod(y, stepY) - stepY;
          top < picture.height();
          top += cells.height()) {
        for (int left = Math.floorMod(x, stepX) - stepX;
            left < picture.width();
            left += cells.width()) {
          Over.lay(picture, cells, left, top, spec.opacity());
        }
      }
    }
  }

  private static int times(int step, int length) {
    return (Math.min(COARSE, length) + step - 1) / step;
  }
}
