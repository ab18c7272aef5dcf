package io.darkroom.engine.animation.encode;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/** Remembers the last picture, to tell which part of the next one is not the same. */
final class Changes implements AutoCloseable {
  private Pixels last;

  /** The part that has changed; all of the first picture, and empty if nothing has. */
  Rect to(Pixels picture) {
    try (Pixels before = last) {
      last = picture.memory().make(picture.mat()::copyTo);
      if (before == null || before.mat().type() != picture.mat().type()) {
        return new Rect(0, 0, picture.width(), picture.height());
      }
      return changed(before.mat(), picture.mat(), picture.memory());
    }
  }

  /** The last picture; null before the first. */
  Pixels last() {
    return last;
  }

  private static Rect changed(Mat before, Mat now, NativeMemory memory) {
    try (Pixels difference = memory.make(to -> Core.absdiff(before, now, to));
        // Channels side by side are as good as pixels, for where the first and last one are.
        Pixels flat = memory.own(difference.mat().reshape(1), mat -> {})) {
      Rect samples = Imgproc.boundingRect(flat.mat());
      int channels = now.channels();
      int left = samples.x / channels;
      int right = (samples.x + samples.width + channels - 1) / channels;
      return new Rect(left, samples.y, right - left, samples.height);
    }
  }

  @Override
  public void close() {
    if (last != null) {
      last.close();
    }
  }
}
