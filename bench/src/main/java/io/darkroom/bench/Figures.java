package io.darkroom.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What is said of many measurements. */
final class Figures {
  private Figures() {}

  /** The middle one; of an even number, the mean of the two in the middle. */
  static <T> double median(List<T> all, ToDoubleFunction<T> figure) {
    double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The smallest one. */
  static <T> double least(List<T> all, ToDoubleFunction<T> figure) {
    return all.stream().mapToDouble(figure).min().orElseThrow();
  }
}
