package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Pixelate;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** {@link Pixelate}. What is cut off at the right and the bottom is averaged by itself. */
record PixelateStep(Pixelate spec) implements Step {
  @Override
  public Pixels apply(Pixels picture) {
    NativeMemory memory = picture.memory();
    int right = picture.width() - picture.width() % spec.size();
    int bottom = picture.height() - picture.height() % spec.size();
    Pixels squares =
        memory.make(to -> to.create(picture.height(), picture.width(), picture.mat().type()));
    try {
      draw(picture, squares, new Rect(0, 0, right, bottom));
      draw(picture, squares, new Rect(right, 0, picture.width() - right, bottom));
      draw(picture, squares, new Rect(0, bottom, right, picture.height() - bottom));
      draw(
          picture,
          squares,
          new Rect(right, bottom, picture.width() - right, picture.height() - bottom));
      return squares;
    } catch (RuntimeException | Error failure) {
      squares.close();
      throw failure;
    }
  }

  /** A part that is whole squares, or less than one, in each direction. */
  private void draw(Pixels picture, Pixels squares, Rect where) {
    if (where.width == 0 || where.height == 0) {
      return;
    }
    Size count =
        new Size(Math.max(1, where.width / spec.size()), Math.max(1, where.height / spec.size()));
    try (Pixels from = Channels.part(picture, where);
        Pixels into = Channels.part(squares, where);
        Pixels averages =
            picture
                .memory()
                .make(to -> Imgproc.resize(from.mat(), to, count, 0, 0, Imgproc.INTER_AREA))) {
      Imgproc.resize(averages.mat(), into.mat(), where.size(), 0, 0, Imgproc.INTER_NEAREST);
    }
  }
}
