package io.darkroom.map;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.maps.MapFrameSpec;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The operation {@code map-frame}, a part of {@code map-animation}. The result is {@link
 * Drawn#facts}, and {@code renditions}, of which there is one, a PNG.
 */
final class FrameOperation implements Operation {
  /** Largest file of a frame, or of the plate = {@value} bytes. */
  static final long MAX_BYTES = 256L << 20;

  private final Painter painter;

  FrameOperation(Painter painter) {
    this.painter = painter;
  }

  @Override
  public String name() {
    return MapFrameSpec.OPERATION;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    JsonObject asked = work.request().options();
    int frame = asked.getInteger(MapFrameSpec.FRAME);
    return work.read(BlobRef.of(asked.getJsonObject(MapFrameSpec.FILM)), MAX_BYTES)
        .map(bytes -> FilmPlan.of(new JsonObject(bytes)))
        .compose(
            film ->
                work.read(film.plate(), MAX_BYTES)
                    .map(Plate::of)
                    .compose(plate -> painter.frame(work, film.options(), frame, plate)))
        .compose(drawn -> store(work, "frame-" + frame, drawn));
  }

  private static Future<JsonObject> store(Work work, String name, Drawn drawn) {
    Product product =
        new Product(name, "png", "image/png", null, drawn.width(), drawn.height(), drawn.png());
    return work.store(product)
        .map(
            stored -> drawn.facts().copy().put("renditions", new JsonArray().add(stored.toJson())));
  }
}
