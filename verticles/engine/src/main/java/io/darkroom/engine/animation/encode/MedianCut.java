package io.darkroom.engine.animation.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses colours by cutting the colour space into boxes (Heckbert 1982): again and again the box
 * whose colours differ most from their mean, along the axis on which they do, at that mean. Colours
 * are counted in {@value #BINS} bins, five bits a channel; a box's colour is the mean of its own.
 */
final class MedianCut {
  /** Bins that colours are counted in = {@value}. */
  static final int BINS = 1 << 15;

  private static final int CHANNELS = 3;

  private final int[] counts = new int[BINS];
  private final long[][] sums = new long[CHANNELS][BINS];
  private final int[] bins; // that have a colour; each box has a range of them

  /** Some bins, and how much they differ along the axis on which they differ most. */
  private record Box(int from, int to, int axis, double mean, double spread) {}

  private MedianCut(Samples samples) {
    for (int i = 0; i < samples.count(); i++) {
      int rgb = samples.rgb(i);
      if (rgb != Samples.UNSEEN) {
        int bin = bin(rgb);
        counts[bin]++;
        for (int channel = 0; channel < CHANNELS; channel++) {
          sums[channel][bin] += rgb >> (16 - 8 * channel) & 0xff;
        }
      }
    }
    int used = 0;
    int[] filled = new int[BINS];
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        filled[used++] = bin;
      }
    }
    bins = Arrays.copyOf(filled, used);
  }

  /** At most so many colours for a picture, as 0xRRGGBB. */
  static int[] colours(Samples samples, int most) {
    return new MedianCut(samples).cut(most);
  }

  static int bin(int rgb) {
    return (rgb >> 9 & 0x7c00) | (rgb >> 6 & 0x3e0) | (rgb >> 3 & 0x1f);
  }

  /** The colour in a bin's middle. */
  static int centre(int bin) {
    return (bin & 0x7c00) << 9 | (bin & 0x3e0) << 6 | (bin & 0x1f) << 3 | 0x040404;
  }

  private int[] cut(int most) {
    List<Box> boxes = new ArrayList<>();
    boxes.add(box(0, bins.length));
    while (boxes.size() < most) {
      int widest = 0;
      for (int i = 1; i < boxes.size(); i++) {
        if (boxes.get(i).spread > boxes.get(widest).spread) {
          widest = i;
        }
      }
      Box box = boxes.get(widest);
      if (box.spread <= 0) {
        break;
      }
      int middle = split(box);
      boxes.set(widest, box(box.from, middle));
      boxes.add(box(middle, box.to));
    }
    return boxes.stream().mapToInt(this::mean).toArray();
  }

  private Box box(int from, int to) {
    Box widest = null;
    for (int axis = 0; axis < CHANNELS; axis++) {
      double count = 0;
      double sum = 0;
      double squares = 0;
      for (int i = from; i < to; i++) {
        double value = sums[axis][bins[i]] / (double) counts[bins[i]];
        count += counts[bins[i]];
        sum += value * counts[bins[i]];
        squares += value * value * counts[bins[i]];
      }
      double spread = to - from < 2 ? 0 : squares - sum * sum / count;
      if (widest == null || spread > widest.spread) {
        widest = new Box(from, to, axis, sum / count, spread);
      }
    }
    return widest;
  }

  /** Sorts the box's bins into those below its mean, and from there on those above it. */
  private int split(Box box) {
    Integer[] sorted = new Integer[box.to - box.from];
    Arrays.setAll(sorted, i -> bins[box.from + i]);
    Arrays.sort(sorted, Comparator.comparingDouble(bin -> value(box.axis, bin)));
    int middle = 1; // neither part may be empty
    for (int i = 0; i < sorted.length; i++) {
      bins[box.from + i] = sorted[i];
      if (i < sorted.length - 1 && value(box.axis, sorted[i]) < box.mean) {
        middle = i + 1;
      }
    }
    return box.from + middle;
  }

  private double value(int axis, int bin) {
    return sums[axis][bin] / (double) counts[bin];
  }

  private int mean(Box box) {
    int rgb = 0;
    for (long[] sum : sums) {
      long total = 0;
      long count = 0;
      for (int i = box.from; i < box.to; i++) {
        total += sum[bins[i]];
        count += counts[bins[i]];
      }
      rgb = rgb << 8 | (int) ((total + count / 2) / count);
    }
    return rgb;
  }
}
