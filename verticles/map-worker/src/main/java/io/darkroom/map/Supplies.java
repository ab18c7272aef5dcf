package io.darkroom.map;

import io.darkroom.contract.DarkroomException;
import io.darkroom.map.compose.Order;
import io.darkroom.map.fetch.Haul;
import io.darkroom.map.fetch.Wanted;
import io.darkroom.map.plan.Layer;
import io.darkroom.map.plan.MapPlan;
import io.darkroom.map.plan.Piece;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is fetched for one kind of drawing, and what was: as files of a call, with the numbers by
 * which an {@link Order} names them. One thread.
 */
final class Supplies {
  private final MapPlan plan;
  private final Order.Kind kind;
  private final List<ByteBuffer> files = new ArrayList<>();
  private final Map<Wanted, Integer> numbers = new HashMap<>();

  Supplies(MapPlan plan, Order.Kind kind) {
    this.plan = plan;
    this.kind = kind;
  }

  /** True if the layer's pieces are drawn by this kind; an invisible one's are by none. */
  boolean draws(Layer layer) {
    boolean basemap = layer.name().equals(MapPlan.BASEMAP);
    return layer.visible()
        && switch (kind) {
          case IMAGE -> true;
          case PLATE -> basemap;
          case FRAME -> !basemap;
        };
  }

  /** True if the layer has a legend, and this kind draws it. */
  boolean drawsLegend(Layer layer) {
    return kind != Order.Kind.FRAME && !layer.legend().isEmpty();
  }

  /** All that is to be fetched. */
  List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    for (Layer layer : plan.layers()) {
      if (draws(layer)) {
        layer.pieces().forEach(piece -> wanted.add(wanted(piece)));
      }
      if (drawsLegend(layer)) {
        wanted.add(Wanted.ofAnySize(layer.legend()));
      }
    }
    return wanted;
  }

  private static Wanted wanted(Piece piece) {
    return new Wanted(piece.url(), piece.width(), piece.height());
  }

  /** Takes what was fetched, after a file that is there already. */
  void take(Haul.Catch caught, Buffer first) {
    if (first != null) {
      files.add(ByteBuffer.wrap(first.getBytes()));
    }
    for (Map.Entry<Wanted, Buffer> file : caught.files().entrySet()) {
      numbers.put(file.getKey(), files.size());
      files.add(ByteBuffer.wrap(file.getValue().getBytes()));
    }
  }

  /** Tells of what was not fetched. */
  void tell(Haul.Catch caught, List<LayerCoverage> coverages) {
    List<Layer> layers = plan.layers();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      LayerCoverage coverage = coverages.get(i);
      if (draws(layer)) {
        for (Piece piece : layer.pieces()) {
          DarkroomException why = caught.failures().get(wanted(piece));
          if (why != null) {
            coverage.missing(piece, why);
          }
        }
      }
      DarkroomException why = caught.failures().get(Wanted.ofAnySize(layer.legend()));
      if (drawsLegend(layer) && why != null) {
        coverage.legendMissing(why);
      }
    }
  }

  /** The call's files. */
  List<ByteBuffer> files() {
    return files;
  }

  /** For each layer and piece, which of the files it is. */
  List<List<Integer>> pieceNumbers() {
    return plan.layers().stream()
        .map(
            layer ->
                draws(layer)
                    ? layer.pieces().stream().map(piece -> number(wanted(piece))).toList()
                    : List.<Integer>of())
        .toList();
  }

  /** For each layer, which of the files its legend is. */
  List<Integer> legendNumbers() {
    return plan.layers().stream().map(layer -> number(Wanted.ofAnySize(layer.legend()))).toList();
  }

  private int number(Wanted wanted) {
    return numbers.getOrDefault(wanted, Order.NONE);
  }
}
