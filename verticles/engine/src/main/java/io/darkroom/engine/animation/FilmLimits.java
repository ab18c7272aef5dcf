package io.darkroom.engine.animation;

import io.darkroom.contract.Failure;
import java.util.List;

/**
 * How large an animation may be of which all frames are developed.
 *
 * @param maxFrames most frames
 * @param maxPixels most pixels in all frames together, each as large as the canvas
 */
public record FilmLimits(int maxFrames, long maxPixels) {
  /** Refuses a film before anything of it is decoded; it need not list more than one too many. */
  void check(Canvas.Size size, List<Frame> frames) {
    if (frames.size() > maxFrames) {
      throw Failure.IMAGE_TOO_MANY_FRAMES.with(
          "The animation has more than "
              + maxFrames
              + " frames, which is what engine.maxFrames allows; send a shorter one, or ask for its"
              + " first frame.");
    }
    long pixels = frames.stream().mapToLong(frame -> Math.max(size.pixels(), frame.pixels())).sum();
    if (pixels > maxPixels) {
      throw Failure.ANIMATION_TOO_LARGE.with(
          String.format(
              "The animation has %d frames on %dx%d, %d pixels together;"
                  + " engine.maxAnimationPixels allows %d. Send a smaller one, or ask for its"
                  + " first frame.",
              frames.size(), size.width(), size.height(), pixels, maxPixels));
    }
  }
}
