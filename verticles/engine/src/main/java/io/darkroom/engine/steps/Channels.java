package io.darkroom.engine.steps;

import io.darkroom.contract.renditions.Colour;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import java.util.Collections;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

/** What a picture's channels can hold, and pictures with more of them. */
public final class Channels {
  private static final int ALPHA = 3;
  private static final double BYTE = 255;

  private Channels() {}

  /** What a channel that is full holds: 255 or 65535. */
  static double full(Pixels picture) {
    return Depth.white(picture);
  }

  /**
   * A colour as the picture holds it: multiplied by alpha; of a grey one the first value counts.
   */
  static Scalar scalar(Colour colour, Pixels picture) {
    double unit = full(picture) / BYTE;
    double seen = picture.alpha() ? unit * colour.alpha() / BYTE : unit;
    return new Scalar(
        Math.rint(colour.blue() * seen),
        Math.rint(colour.green() * seen),
        Math.rint(colour.red() * seen),
        colour.alpha() * unit);
  }

  /** A new picture with the same pixels, and channels for this colour. */
  static Pixels holding(Colour colour, Pixels picture) {
    if (!colour.opaque()) {
      return bgra(picture);
    }
    return picture.mat().channels() == 1 && !colour.grey() ? bgr(picture) : copy(picture);
  }

  /** A new picture with the same pixels, in colour, with alpha if there was any. */
  public static Pixels bgr(Pixels picture) {
    return picture.mat().channels() == 1
        ? converted(picture, Imgproc.COLOR_GRAY2BGR)
        : copy(picture);
  }

  /** A new picture with the same pixels, in colour, with alpha. */
  static Pixels bgra(Pixels picture) {
    return switch (picture.mat().channels()) {
      case 1 -> converted(picture, Imgproc.COLOR_GRAY2BGRA);
      case 3 -> converted(picture, Imgproc.COLOR_BGR2BGRA);
      default -> copy(picture);
    };
  }

  /** A new picture with the same pixels. */
  static Pixels copy(Pixels picture) {
    return picture.memory().make(picture.mat()::copyTo);
  }

  /** A part of a picture, with the picture's own pixels: close it before the picture. */
  static Pixels part(Pixels picture, Rect where) {
    return picture.memory().own(new Mat(picture.mat(), where), view -> {});
  }

  /** The alpha of a picture that has it, as often as the picture has channels. */
  static Pixels alphaOfEach(Pixels picture) {
    try (Pixels alpha = alpha(picture)) {
      return repeated(alpha, picture.mat().channels());
    }
  }

  /** The alpha of a picture that has it. */
  static Pixels alpha(Pixels picture) {
    return picture.memory().make(to -> Core.extractChannel(picture.mat(), to, ALPHA));
  }

  /** One channel, several times. */
  static Pixels repeated(Pixels channel, int times) {
    NativeMemory memory = channel.memory();
    List<Mat> same = Collections.nCopies(times, channel.mat());
    return memory.make(to -> Core.merge(same, to));
  }

  private static Pixels converted(Pixels picture, int code) {
    return picture.memory().make(to -> Imgproc.cvtColor(picture.mat(), to, code));
  }
}
