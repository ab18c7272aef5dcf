package io.darkroom.map;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.maps.Tolerance;
import io.darkroom.map.plan.Layer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How much of a picture's layers is there, and whether that is enough for the job. One thread. */
final class Coverage {
  /** What adding up shares may be off by. */
  private static final double ROUNDING = 1e-9;

  private final Tolerance tolerance;
  private final List<LayerCoverage> layers = new ArrayList<>();

  Coverage(Tolerance tolerance) {
    this.tolerance = tolerance;
  }

  /** A further layer; see {@link LayerCoverage}. */
  LayerCoverage layer(Layer layer, boolean drawn, boolean legend) {
    LayerCoverage covered = new LayerCoverage(layer, drawn, legend);
    layers.add(covered);
    return covered;
  }

  /** The least that any layer is covered, from 0 to 1. */
  double least() {
    return layers.stream().mapToDouble(LayerCoverage::share).min().orElse(1);
  }

  /**
   * Throws unless it is enough: {@code MAP_INCOMPLETE} when what is missing may be there later,
   * {@code MAP_NOT_COVERED} when it will not.
   */
  void check() {
    for (LayerCoverage layer : layers) {
      boolean all = tolerance.onMissing() == Tolerance.OnMissing.FAIL;
      if (all ? layer.first() != null : layer.share() + ROUNDING < tolerance.minCoverage()) {
        throw failure(layer, all);
      }
    }
  }

  private DarkroomException failure(LayerCoverage layer, boolean all) {
    Failure failure = layer.mayCome() ? Failure.MAP_INCOMPLETE : Failure.MAP_NOT_COVERED;
    return failure.with(
        String.format(
            Locale.ROOT,
            "%s is covered to %.1f %%%s; %s. Missing: %s. First: %s",
            layer.shown(),
            layer.share() * 100,
            layer.legendMissing() ? ", without its legend" : "",
            all
                ? "onMissing: fail wants all of it"
                : String.format(
                    Locale.ROOT, "minCoverage wants %.1f %%", tolerance.minCoverage() * 100),
            layer.reasons(),
            layer.first().getMessage()));
  }

  /** {@code {"onMissing", "minCoverage", "least", "layers": [...]}}. */
  JsonObject toJson() {
    JsonArray all = new JsonArray();
    layers.forEach(layer -> all.add(layer.toJson()));
    return new JsonObject()
        .put("onMissing", tolerance.onMissing().name().toLowerCase(Locale.ROOT))
        .put("minCoverage", tolerance.minCoverage())
        .put("least", LayerCoverage.rounded(least()))
        .put("layers", all);
  }
}
