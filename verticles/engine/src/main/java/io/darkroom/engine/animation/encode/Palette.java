package io.darkroom.engine.animation.encode;

import java.util.Arrays;

/**
 * Up to 256 colours of a picture: all it has when they are so few, else those that {@link
 * MedianCut} chooses. The last index is that of what is not seen, if anything is.
 */
final class Palette {
  static final int MOST = 256;

  private static final int NOT_ASKED_YET = -1;

  private final int[] colours; // ascending when exact
  private final boolean exact;
  private final boolean unseen;
  private final short[] nearest = new short[MedianCut.BINS];

  private Palette(int[] colours, boolean exact, boolean unseen) {
    this.colours = colours;
    this.exact = exact;
    this.unseen = unseen;
    Arrays.fill(nearest, (short) NOT_ASKED_YET);
  }

  static Palette of(Samples samples) {
    int[] found = new int[MOST]; // ascending
    int count = 0;
    boolean unseen = false;
    int last = Samples.UNSEEN;
    for (int i = 0; i < samples.count(); i++) {
      int colour = samples.rgb(i);
      if (colour == Samples.UNSEEN) {
        unseen = true;
      } else if (colour != last && count <= MOST - 1) {
        last = colour;
        int at = Arrays.binarySearch(found, 0, count, colour);
        if (at < 0) {
          System.arraycopy(found, -at - 1, found, -at, count + at + 1);
          found[-at - 1] = colour;
          count++;
        }
      } else if (colour != last && Arrays.binarySearch(found, colour) < 0) {
        count = MOST + 1; // one too many
      }
    }
    int most = unseen ? MOST - 1 : MOST;
    return count <= most
        ? new Palette(Arrays.copyOf(found, count), true, unseen)
        : new Palette(MedianCut.colours(samples, most), false, unseen);
  }

  /** Whether every colour of the picture is in it. */
  boolean exact() {
    return exact;
  }

  /** How many colours it has. */
  int size() {
    return colours.length;
  }

  /** As 0xRRGGBB. */
  int colour(int index) {
    return colours[index];
  }

  /** The index of what is not seen, -1 if there is no such thing. */
  int transparent() {
    return unseen ? colours.length : -1;
  }

  /** Entries of a GIF's table: a power of two, at least two. */
  int tableSize() {
    int entries = colours.length + (unseen ? 1 : 0);
    return Math.max(2, Integer.highestOneBit(Math.max(1, entries - 1)) << 1);
  }

  /** The index of the colour that is nearest to one. */
  int index(int rgb) {
    if (exact) {
      return Arrays.binarySearch(colours, rgb);
    }
    int bin = MedianCut.bin(rgb);
    if (nearest[bin] == NOT_ASKED_YET) {
      nearest[bin] = (short) search(MedianCut.centre(bin));
    }
    return nearest[bin];
  }

  /** Each pixel's index. */
  byte[] indices(Samples samples) {
    byte[] indices = new byte[samples.count()];
    for (int i = 0; i < indices.length; i++) {
      int rgb = samples.rgb(i);
      indices[i] = (byte) (rgb == Samples.UNSEEN ? transparent() : index(rgb));
    }
    return indices;
  }

  private int search(int rgb) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int i = 0; i < colours.length; i++) {
      int red = (colours[i] >> 16) - (rgb >> 16);
      int green = (colours[i] >> 8 & 0xff) - (rgb >> 8 & 0xff);
      int blue = (colours[i] & 0xff) - (rgb & 0xff);
      // The eye sees green best, blue least: Rec. 601's weights, roughly.
      int distance = 3 * red * red + 6 * green * green + blue * blue;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }
}
