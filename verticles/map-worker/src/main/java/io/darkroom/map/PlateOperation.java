package io.darkroom.map;

import io.darkroom.contract.maps.MapPlateSpec;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The operation {@code map-plate}, a part of {@code map-animation}: basemap and legends, once for
 * all frames. The result is {@link Plate#facts}, and {@code renditions}, of which there is one, a
 * {@link Plate#file}; its width and height are those of the frames.
 */
final class PlateOperation implements Operation {
  private static final String NAME = "plate";

  private final Painter painter;

  PlateOperation(Painter painter) {
    this.painter = painter;
  }

  @Override
  public String name() {
    return MapPlateSpec.OPERATION;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    return painter
        .plate(work, work.request().options())
        .compose(
            plate ->
                work.store(product(plate))
                    .map(
                        stored ->
                            plate
                                .facts()
                                .copy()
                                .put("renditions", new JsonArray().add(stored.toJson()))));
  }

  private static Product product(Plate plate) {
    return new Product(
        NAME,
        NAME,
        "application/octet-stream",
        null,
        plate.layout().getInteger("width"),
        plate.layout().getInteger("height"),
        plate.file());
  }
}
