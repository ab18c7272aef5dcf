package io.darkroom.map;

import io.darkroom.contract.DarkroomException;
import io.darkroom.map.plan.Layer;
import io.darkroom.map.plan.Piece;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much of one layer is there. One thread. */
final class LayerCoverage {
  private static final double THOUSANDTHS = 10_000;

  private final Layer layer;
  private final boolean drawn;
  private final boolean legend;
  private final Map<String, Integer> reasons = new TreeMap<>();
  private double lost;
  private int missing;
  private boolean legendMissing;
  private boolean mayCome;
  private DarkroomException first;

  /**
   * All is there so far.
   *
   * @param drawn whether it is drawn at all in this picture
   * @param legend whether its legend is
   */
  LayerCoverage(Layer layer, boolean drawn, boolean legend) {
    this.layer = layer;
    this.drawn = drawn;
    this.legend = legend;
  }

  /** A piece could not be had. */
  void missing(Piece piece, DarkroomException why) {
    lost += layer.share(piece);
    missing++;
    reason(why);
  }

  /** The legend could not be had. */
  void legendMissing(DarkroomException why) {
    legendMissing = true;
    reason(why);
  }

  private void reason(DarkroomException why) {
    reasons.merge(why.failure().name(), 1, Integer::sum);
    mayCome |= why.failure().retryable();
    first = first == null ? why : first;
  }

  /** The part of the map that it covers, from 0 to 1. */
  double share() {
    return missing == layer.pieces().size() ? 0 : Math.max(0, 1 - lost);
  }

  boolean legendMissing() {
    return legendMissing;
  }

  /** True if some of what is missing may be had later. */
  boolean mayCome() {
    return mayCome;
  }

  /** Why the first that is missing is; null when all is there. */
  DarkroomException first() {
    return first;
  }

  String shown() {
    return layer.title().isEmpty() ? layer.name() : layer.name() + " (" + layer.title() + ")";
  }

  String reasons() {
    return reasons.entrySet().stream()
        .map(reason -> reason.getValue() + " " + reason.getKey())
        .collect(Collectors.joining(", "));
  }

  /**
   * {@code {"layer", "title", "coverage", "pieces", "missing", "legend", "reasons": {code: count},
   * "first"}}, as far as it is drawn in this picture; {@code legend} is drawn or missing.
   */
  JsonObject toJson() {
    JsonObject json = new JsonObject().put("layer", layer.name());
    if (!layer.title().isEmpty()) {
      json.put("title", layer.title());
    }
    if (drawn) {
      json.put("coverage", rounded(share()))
          .put("pieces", layer.pieces().size())
          .put("missing", missing);
    }
    if (legend) {
      json.put("legend", legendMissing ? "missing" : "drawn");
    }
    if (first != null) {
      json.put("reasons", new JsonObject(new TreeMap<>(reasons))).put("first", first.getMessage());
    }
    return json;
  }

  /** To four digits, and never 1 when something is missing. */
  static double rounded(double share) {
    return Math.floor(share * THOUSANDTHS + 1e-6) / THOUSANDTHS;
  }
}
