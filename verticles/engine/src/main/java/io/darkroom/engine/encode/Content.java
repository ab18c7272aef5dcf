package io.darkroom.engine.encode;

import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Depth;
import java.util.BitSet;
import org.opencv.core.Core;
import org.opencv.core.Mat;

/**
 * What kind of picture it is, by what can be counted.
 *
 * @param transparent whether any pixel lets something through
 * @param flat which part of its visible pixels, 0 to 1, has exactly the colour of its left
 *     neighbour: light and the sensor's noise leave few in a photograph, a drawing has little else
 * @param colours how many different ones it has, told apart by five bits a channel
 */
record Content(boolean transparent, double flat, int colours) {
  /**
   * From here on it is graphics. Measured were photographs at 0.00 to 0.12, diagrams, screens and
   * icons at 0.5 to 0.96; as thumbnails of 50 pixels, which are small whatever they are, at 0.2 to
   * 0.7.
   */
  static final double FLAT = 0.3;

  /** Up to so many colours it is graphics, whatever lies next to what: dithering, for one. */
  static final int FEW_COLOURS = 64;

  /** Rows that are looked at, evenly spread. */
  private static final int ROWS = 256;

  private static final int ALPHA = 3;
  private static final int OPAQUE = 255;

  static Content of(Pixels picture) {
    if (!Depth.sixteenBits(picture)) {
      return ofEightBits(picture);
    }
    try (Pixels eightBits = Depth.eightBits(picture)) {
      return ofEightBits(eightBits);
    }
  }

  /** True if it is better kept exactly: a diagram, a logo, a screen. */
  boolean graphics() {
    return flat >= FLAT || colours <= FEW_COLOURS;
  }

  private static Content ofEightBits(Pixels picture) {
    Mat mat = picture.mat();
    int channels = mat.channels();
    byte[] row = new byte[mat.cols() * channels];
    BitSet colours = new BitSet();
    long same = 0;
    long seen = 0;
    int step = Math.max(1, mat.rows() / ROWS);
    for (int y = 0; y < mat.rows(); y += step) {
      mat.get(y, 0, row);
      for (int at = 0; at < row.length; at += channels) {
        if (channels <= ALPHA || row[at + ALPHA] != 0) {
          seen++;
          colours.set(colour(row, at, channels));
          same += at > 0 && equal(row, at, at - channels, channels) ? 1 : 0;
        }
      }
    }
    return new Content(
        transparent(picture), seen == 0 ? 1 : same / (double) seen, colours.cardinality());
  }

  private static int colour(byte[] row, int at, int channels) {
    int colour = 0;
    for (int i = 0; i < Math.min(channels, ALPHA); i++) {
      colour = colour << 5 | (row[at + i] & 0xff) >> 3;
    }
    return colour;
  }

  private static boolean equal(byte[] row, int one, int other, int channels) {
    for (int i = 0; i < channels; i++) {
      if (row[one + i] != row[other + i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean transparent(Pixels picture) {
    if (!picture.alpha()) {
      return false;
    }
    try (Pixels alpha =
        picture.memory().make(to -> Core.extractChannel(picture.mat(), to, ALPHA))) {
      return Core.minMaxLoc(alpha.mat()).minVal < OPAQUE;
    }
  }
}
