package io.darkroom.engine.animation;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Alpha;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/**
 * What frames are drawn on, one over the other. It begins transparent: the background colours that
 * GIF and WebP name are shown by no browser. Within, it is BGRA with its colours multiplied by
 * alpha, for then to draw over is {@code frame + canvas * (1 - alpha)} (Porter and Duff 1984).
 */
final class Canvas implements AutoCloseable {
  private static final int ALPHA = 3;
  private static final double MAX = 255;
  private static final Scalar CLEAR = Scalar.all(0);

  /** Width and height. */
  record Size(int width, int height) {
    long pixels() {
      return (long) width * height;
    }

    Rect whole() {
      return new Rect(0, 0, width, height);
    }
  }

  private final Size size;
  private final NativeMemory memory;
  private final Pixels canvas;

  private Frame last;
  private Pixels before; // what is to be restored, of the last frame's place

  Canvas(Size size, NativeMemory memory) {
    this.size = size;
    this.memory = memory;
    canvas =
        memory.make(
            to -> {
              to.create(size.height, size.width, CvType.CV_8UC4);
              NativeMemory.fill(to, CLEAR);
            });
  }

  /** Draws the next frame: 8-bit BGR, or BGRA with straight alpha, of its place's size. */
  void draw(Frame frame, Pixels picture) {
    dispose();
    last = frame;
    Rect place = clipped(frame.place());
    if (place.empty()) {
      return;
    }
    try (Pixels target = part(canvas, place);
        Pixels seen =
            part(
                picture,
                new Rect(
                    place.x - frame.place().x,
                    place.y - frame.place().y,
                    place.width,
                    place.height))) {
      if (frame.disposal() == Disposal.RESTORE) {
        before = memory.make(target.mat()::copyTo);
      }
      if (!picture.alpha()) {
        Imgproc.cvtColor(seen.mat(), target.mat(), Imgproc.COLOR_BGR2BGRA);
        return;
      }
      try (Pixels multiplied = memory.make(seen.mat()::copyTo)) {
        Alpha.multiply(multiplied);
        if (frame.over()) {
          over(multiplied.mat(), target.mat());
        } else {
          multiplied.mat().copyTo(target.mat());
        }
      }
    }
  }

  /** What is to be seen now: a new picture, BGR if all of it is opaque, else straight BGRA. */
  Pixels seen() {
    try (Pixels alpha = memory.make(to -> Core.extractChannel(canvas.mat(), to, ALPHA))) {
      if (Core.minMaxLoc(alpha.mat()).minVal == MAX) {
        return memory.make(to -> Imgproc.cvtColor(canvas.mat(), to, Imgproc.COLOR_BGRA2BGR));
      }
    }
    return Alpha.straight(canvas);
  }

  private void over(Mat multiplied, Mat target) {
    try (Pixels clear = memory.make(to -> Core.extractChannel(multiplied, to, ALPHA))) {
      Core.bitwise_not(clear.mat(), clear.mat());
      List<Mat> four = List.of(clear.mat(), clear.mat(), clear.mat(), clear.mat());
      try (Pixels each = memory.make(to -> Core.merge(four, to))) {
        Core.multiply(target, each.mat(), target, 1 / MAX);
      }
      Core.add(target, multiplied, target);
    }
  }

  private void dispose() {
    if (last == null || last.disposal() == Disposal.KEEP) {
      return;
    }
    Rect place = clipped(last.place());
    if (place.empty()) {
      return;
    }
    try (Pixels target = part(canvas, place)) {
      if (before == null) {
        NativeMemory.fill(target.mat(), CLEAR);
      } else {
        before.mat().copyTo(target.mat());
        before.close();
        before = null;
      }
    }
  }

  private Rect clipped(Rect place) {
    int left = Math.min(place.x, size.width);
    int top = Math.min(place.y, size.height);
    return new Rect(
        left,
        top,
        Math.min(place.width, size.width - left),
        Math.min(place.height, size.height - top));
  }

  private Pixels part(Pixels of, Rect place) {
    return memory.own(new Mat(of.mat(), place), view -> {});
  }

  @Override
  public void close() {
    canvas.close();
    if (before != null) {
      before.close();
    }
  }
}
