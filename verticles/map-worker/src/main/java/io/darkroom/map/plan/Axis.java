package io.darkroom.map.plan;

import io.darkroom.contract.maps.Viewport;
import java.util.Arrays;

/**
 * Where a map's columns, or rows, lie on a mosaic: pixel {@code i} of the map shows the mosaic from
 * edge {@code i} to edge {@code i + 1}. They touch, so nothing is shown twice and nothing is left
 * out. Immutable.
 */
public final class Axis {
  private final double[] edges;

  private Axis(double[] edges) {
    this.edges = edges;
  }

  /** Each pixel of the map is one of the mosaic. */
  public static Axis same(int length) {
    return scaled(length, 0, 1);
  }

  /**
   * Evenly.
   *
   * @param first where the map's first pixel begins
   * @param scale the mosaic's pixels for each of the map
   */
  public static Axis scaled(int length, double first, double scale) {
    double[] edges = new double[length + 1];
    Arrays.setAll(edges, i -> first + i * scale);
    return new Axis(edges);
  }

  /** A map's rows on a mosaic that has degrees of latitude evenly, from the map's top to bottom. */
  static Axis latitudes(Viewport map, int mosaicHeight) {
    double north = map.latitude(0);
    double south = map.latitude(map.height());
    double[] edges = new double[map.height() + 1];
    Arrays.setAll(edges, i -> (north - map.latitude(i)) / (north - south) * mosaicHeight);
    return new Axis(edges);
  }

  /** The map's pixels. */
  public int length() {
    return edges.length - 1;
  }

  /** Where on the mosaic the map's pixel {@code i} begins. */
  public double edge(int i) {
    return edges[i];
  }

  /** How much of a span of the mosaic the map shows, in the mosaic's pixels. */
  double shown(double from, double to) {
    return Math.max(0, Math.min(to, edges[length()]) - Math.max(from, edges[0]));
  }

  /** Where on the map a place of the mosaic is; one outside is at the map's end. */
  public double place(double at) {
    int found = Arrays.binarySearch(edges, at);
    if (found >= 0) {
      return found;
    }
    int after = -found - 1;
    if (after == 0 || after > length()) {
      return after == 0 ? 0 : length();
    }
    return after - 1 + (at - edges[after - 1]) / (edges[after] - edges[after - 1]);
  }
}
