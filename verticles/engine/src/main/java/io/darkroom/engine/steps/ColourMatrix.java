package io.darkroom.engine.steps;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;
import org.opencv.core.CvType;

/**
 * Changes every colour by one factor for its strength, one for its distance to grey, and a summand:
 * {@code strength * (grey + saturation * (c - grey)) + shift}, of colours from 0 to 1. Applied to
 * colours that were multiplied by alpha the summand is too, so that the result is what it would be
 * for straight ones.
 *
 * @param strength a factor
 * @param saturation a factor; 0 for grey
 * @param shift a summand
 */
record ColourMatrix(double strength, double saturation, double shift) {
  /** How bright blue, green and red are, of 1 together (ITU-R BT.709, item 3.2). */
  private static final double[] LUMA = {0.0722, 0.7152, 0.2126};

  private static final int COLOURS = LUMA.length;

  /** A new picture with the same channels. */
  Pixels apply(Pixels picture) {
    return switch (picture.mat().channels()) {
      case 1 -> grey(picture);
      case 3 -> colour(picture);
      default -> multiplied(picture);
    };
  }

  /** A new picture of one channel, how bright each pixel of one with three is. */
  static Pixels luma(Pixels picture) {
    return transformed(picture, LUMA, 1);
  }

  private Pixels grey(Pixels picture) {
    double summand = shift * Channels.full(picture);
    return picture.memory().make(to -> picture.mat().convertTo(to, -1, strength, summand));
  }

  private Pixels colour(Pixels picture) {
    return transformed(picture, rows(COLOURS, shift * Channels.full(picture)), COLOURS);
  }

  private Pixels multiplied(Pixels picture) {
    try (Pixels changed = transformed(picture, rows(COLOURS + 1, shift), COLOURS + 1);
        Pixels most = Channels.alphaOfEach(picture)) {
      return picture.memory().make(to -> Core.min(changed.mat(), most.mat(), to));
    }
  }

  /** Each row has a column for blue, green, red, and one for the summand. */
  private double[] rows(int count, double summand) {
    int columns = COLOURS + 1;
    double[] matrix = new double[count * columns];
    for (int row = 0; row < COLOURS; row++) {
      for (int column = 0; column < COLOURS; column++) {
        double own = row == column ? saturation : 0;
        matrix[row * columns + column] = strength * (own + (1 - saturation) * LUMA[column]);
      }
      matrix[row * columns + COLOURS] = summand;
    }
    if (count > COLOURS) {
      matrix[matrix.length - 1] = 1;
    }
    return matrix;
  }

  private static Pixels transformed(Pixels picture, double[] values, int rows) {
    NativeMemory memory = picture.memory();
    try (Pixels matrix =
        memory.make(
            mat -> {
              mat.create(rows, values.length / rows, CvType.CV_64FC1);
              mat.put(0, 0, values);
            })) {
      return memory.make(to -> Core.transform(picture.mat(), to, matrix.mat()));
    }
  }
}
