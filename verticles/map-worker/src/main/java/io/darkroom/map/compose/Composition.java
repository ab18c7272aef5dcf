package io.darkroom.map.compose;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.maps.MapOptions;
import io.darkroom.map.plan.Layer;
import io.darkroom.map.plan.MapPlan;
import io.darkroom.map.plan.Piece;
import io.darkroom.map.plan.Sheet;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** One order being drawn. One thread. */
final class Composition {
  /** Narrowest page = {@value} pixels: a header needs some room. */
  private static final int MIN_WIDTH = 340;

  private final Order order;
  private final List<ByteBuffer> files;
  private final Files reader;
  private final Lettering lettering;
  private final Holes holes;
  private final MapPlan plan;
  private final JsonArray broken = new JsonArray();
  private Layout layout;

  Composition(Order order, List<ByteBuffer> files, Files reader, Lettering lettering) {
    this.order = order;
    this.files = files;
    this.reader = reader;
    this.lettering = lettering;
    holes = new Holes(lettering);
    plan = MapPlan.of(order.sheet().read());
  }

  /** Draws it. */
  Page draw() {
    Page page = order.kind() == Order.Kind.FRAME ? plate() : background();
    if (order.kind() != Order.Kind.PLATE) {
      for (int i = plan.overlays().size() - 1; i >= 0; i--) { // the first lies on top
        draw(i + 1, page);
      }
      lettering.draw(texts(), layout, page);
    }
    return page;
  }

  /**
   * What there is to say of it: {@code {"layout", "broken": [{"layer", "piece", "code",
   * "message"}], "warnings"}}. A broken file is one that could not be decoded; its piece is -1 for
   * a legend.
   */
  JsonObject facts() {
    return new JsonObject()
        .put("layout", layout.toJson())
        .put("broken", broken)
        .put("warnings", new JsonArray(lettering.takeWarnings()));
  }

  private Page plate() {
    layout = Layout.of(order.layout());
    Raster raster = reader.read(files.get(0), layout.width(), layout.height());
    Page page = new Page(layout.width(), layout.height());
    Resampler.lay(raster, raster.across(), raster.down(), 1, page, 0, 0);
    return page;
  }

  private Page background() {
    Legends legends = legends();
    layout = layout(legends);
    Page page = new Page(layout.width(), layout.height());
    draw(0, page);
    legends.draw(page, layout.mapX() + layout.mapWidth() + Layout.MARGIN, layout.mapY());
    return page;
  }

  private Layout layout(Legends legends) {
    int width = plan.map().width();
    int beside = legends.width() == 0 ? 0 : Layout.MARGIN + legends.width();
    int page = Math.max(MIN_WIDTH, width + beside + 2 * Layout.MARGIN);
    List<String> texts =
        order.sheet().frame() == Sheet.IMAGE
            ? texts()
            : Header.longest(MapOptions.animation(order.sheet().options()));
    List<Integer> lines = lettering.lines(texts, page - 2 * Layout.MARGIN);
    int header = Lettering.height(lines);
    int top = Layout.MARGIN + (header == 0 ? 0 : header + Layout.MARGIN);
    int high = Math.max(plan.map().height(), legends.height());
    return new Layout(
        page, top + high + Layout.MARGIN, Layout.MARGIN, top, width, plan.map().height(), lines);
  }

  private List<String> texts() {
    int frame = order.sheet().frame();
    return frame == Sheet.IMAGE
        ? Header.texts(order.sheet().read(), 0, 0)
        : Header.texts(
            order.sheet().read(),
            frame + 1,
            MapOptions.animation(order.sheet().options()).frames());
  }

  private Legends legends() {
    Legends legends = new Legends(plan.map().height());
    List<Layer> layers = plan.layers();
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      if (layer.legend().isEmpty()) {
        continue;
      }
      Raster picture = legend(i);
      if (picture != null) {
        legends.add(picture);
      } else if (order.mark()) {
        legends.add(holes.legend(layer, Legends.MARK_WIDTH, Legends.MARK_HEIGHT));
      }
    }
    return legends;
  }

  private Raster legend(int layer) {
    int file = order.legends().get(layer);
    if (file == Order.NONE) {
      return null;
    }
    try {
      return reader.read(files.get(file));
    } catch (DarkroomException unreadable) {
      broken(layer, Order.NONE, unreadable);
      return null;
    }
  }

  private void draw(int number, Page page) {
    Layer layer = plan.layers().get(number);
    List<Integer> numbers = order.files().get(number);
    if (numbers.isEmpty() || !layer.visible()) {
      return;
    }
    Raster mosaic = new Raster(layer.width(), layer.height());
    List<Piece> missing = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      Piece piece = layer.pieces().get(i);
      Raster picture = picture(number, i, piece, numbers.get(i));
      if (picture == null) {
        missing.add(piece);
      } else {
        mosaic.put(picture, piece.x(), piece.y());
      }
    }
    Resampler.lay(
        mosaic, layer.across(), layer.down(), layer.opacity(), page, layout.mapX(), layout.mapY());
    if (order.mark()) {
      holes.mark(layer, missing, page, layout);
    }
  }

  private Raster picture(int layer, int number, Piece piece, int file) {
    if (file == Order.NONE) {
      return null;
    }
    try {
      return reader.read(files.get(file), piece.width(), piece.height());
    } catch (DarkroomException unreadable) {
      broken(layer, number, unreadable);
      return null;
    }
  }

  private void broken(int layer, int piece, DarkroomException why) {
    broken.add(
        new JsonObject()
            .put("layer", layer)
            .put("piece", piece)
            .put("code", why.failure().name())
            .put("message", why.getMessage()));
  }
}
