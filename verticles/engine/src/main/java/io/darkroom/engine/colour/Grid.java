package io.darkroom.engine.colour;

/**
 * Colours of some combinations of channels, and between them by the simplex of nearest ones: for
 * three channels tetrahedral interpolation, as colour-management systems do it (J. Kasson et al.,
 * "Tetrahedral interpolation technique for color space conversion", 1993).
 */
final class Grid {
  private static final int MAX = 65535;
  private static final int OUT = 3;

  private final int dimensions;
  private final int nodes;
  private final float[] colours;
  private final int[] order;
  private final float[] parts;

  /**
   * A grid. One thread uses it.
   *
   * @param dimensions channels that come in
   * @param nodes for each of them, 0 to white at equal distances
   * @param colours three channels for each combination, of which the last channel changes first; 16
   *     bits
   */
  Grid(int dimensions, int nodes, short[] colours) {
    this.dimensions = dimensions;
    this.nodes = nodes;
    this.colours = new float[colours.length];
    for (int i = 0; i < colours.length; i++) {
      this.colours[i] = colours[i] & MAX;
    }
    order = new int[dimensions];
    parts = new float[dimensions];
  }

  /** How many nodes there are for so many channels: what LittleCMS takes itself. */
  static int nodesFor(int dimensions) {
    return switch (dimensions) {
      case 1 -> 256;
      case 3 -> 33;
      default -> 17;
    };
  }

  /** What goes in for every node, in 16 bits. */
  static short[] combinations(int dimensions, int nodes) {
    int count = (int) Math.round(Math.pow(nodes, dimensions));
    short[] values = new short[count * dimensions];
    for (int i = 0; i < count; i++) {
      int rest = i;
      for (int channel = dimensions - 1; channel >= 0; channel--) {
        values[i * dimensions + channel] = (short) (rest % nodes * MAX / (nodes - 1));
        rest /= nodes;
      }
    }
    return values;
  }

  /**
   * The colour of a combination.
   *
   * @param in 16 bits a channel
   * @param out gets 16 bits a channel
   */
  void colour(int[] in, int[] out) {
    int node = 0;
    for (int channel = 0; channel < dimensions; channel++) {
      int place = in[channel] * (nodes - 1);
      int cell = Math.min(nodes - 2, place / MAX);
      node = node * nodes + cell;
      insert(channel, (place - cell * MAX) / (float) MAX);
    }
    int at = node * OUT;
    float first = colours[at];
    float second = colours[at + 1];
    float third = colours[at + 2];
    for (int i = 0; i < dimensions; i++) {
      float part = parts[i];
      int next = at + step(order[i]);
      first += part * (colours[next] - colours[at]);
      second += part * (colours[next + 1] - colours[at + 1]);
      third += part * (colours[next + 2] - colours[at + 2]);
      at = next;
    }
    out[0] = Math.round(first);
    out[1] = Math.round(second);
    out[2] = Math.round(third);
  }

  /** Keeps channels in the order of their parts, the largest first. */
  private void insert(int channel, float part) {
    int at = channel;
    while (at > 0 && parts[at - 1] < part) {
      parts[at] = parts[at - 1];
      order[at] = order[at - 1];
      at--;
    }
    parts[at] = part;
    order[at] = channel;
  }

  private int step(int channel) {
    int step = OUT;
    for (int i = channel + 1; i < dimensions; i++) {
      step *= nodes;
    }
    return step;
  }
}
