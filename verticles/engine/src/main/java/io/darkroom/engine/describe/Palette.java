package io.darkroom.engine.describe;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The dominant colours, by variance-minimising cuts (Wan, Prusinkiewicz, Wong, Variance-based Color
 * Image Quantization, 1990, in a simple form): the box of colours that varies most, weighed by its
 * pixels, is cut at its mean until there are enough. What is more than half transparent does not
 * count.
 */
final class Palette {
  private static final int OPAQUE = 128;

  private Palette() {}

  /**
   * At most so many colours, the most frequent first: {@code [{"color": "#rrggbb", "share": 0.42},
   * ...]}; shares are of what is opaque.
   */
  static JsonArray of(Miniature picture, int most) {
    List<int[]> colours = new ArrayList<>();
    for (int i = 0; i < picture.pixels(); i++) {
      if (picture.value(i, 3) >= OPAQUE) {
        colours.add(new int[] {picture.value(i, 0), picture.value(i, 1), picture.value(i, 2)});
      }
    }
    List<Box> boxes = new ArrayList<>();
    if (!colours.isEmpty() && most > 0) {
      boxes.add(new Box(colours));
    }
    while (boxes.size() < most && !boxes.isEmpty()) {
      Box widest = boxes.stream().max(Comparator.comparingDouble(Box::spread)).orElseThrow();
      if (widest.spread() == 0) {
        break;
      }
      boxes.remove(widest);
      boxes.addAll(widest.cut());
    }
    boxes.sort(Comparator.comparingInt(Box::size).reversed().thenComparing(Box::mean));
    JsonArray palette = new JsonArray();
    for (Box box : boxes) {
      double share = Math.round(1_000.0 * box.size() / colours.size()) / 1_000.0;
      palette.add(new JsonObject().put("color", box.mean()).put("share", share));
    }
    return palette;
  }

  /** Some pixels' colours; at least one. */
  private static final class Box {
    private final List<int[]> colours;
    private final double[] means = new double[3];
    private final double[] spreads = new double[3];

    Box(List<int[]> colours) {
      this.colours = colours;
      for (int c = 0; c < 3; c++) {
        for (int[] colour : colours) {
          means[c] += colour[c];
        }
        means[c] /= colours.size();
        for (int[] colour : colours) {
          double off = colour[c] - means[c];
          spreads[c] += off * off;
        }
      }
    }

    int size() {
      return colours.size();
    }

    /** The sum of squares of the channel that varies most. */
    double spread() {
      return spreads[widest()];
    }

    String mean() {
      return String.format(
          "#%02x%02x%02x", Math.round(means[0]), Math.round(means[1]), Math.round(means[2]));
    }

    /** Two boxes, cut by the mean of the channel that varies most: neither is empty. */
    List<Box> cut() {
      int channel = widest();
      List<int[]> below = new ArrayList<>();
      List<int[]> above = new ArrayList<>();
      for (int[] colour : colours) {
        (colour[channel] < means[channel] ? below : above).add(colour);
      }
      return List.of(new Box(below), new Box(above));
    }

    private int widest() {
      int widest = 0;
      for (int c = 1; c < 3; c++) {
        if (spreads[c] > spreads[widest]) {
          widest = c;
        }
      }
      return widest;
    }
  }
}
