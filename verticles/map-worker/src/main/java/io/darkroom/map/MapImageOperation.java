package io.darkroom.map;

import io.darkroom.contract.Presets;
import io.darkroom.contract.maps.MapOptions;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * The operation {@code map-image}. The result is {@link Drawn#facts}, and {@code "renditions"}, of
 * which there is one, {@value #RENDITION}.
 */
final class MapImageOperation implements Operation {
  /** What the picture is called = {@value}. */
  static final String RENDITION = "map";

  private final Cartography cartography;
  private final String cacheControl;

  MapImageOperation(Cartography cartography, String cacheControl) {
    this.cartography = cartography;
    this.cacheControl = cacheControl;
  }

  @Override
  public String name() {
    return MapOptions.IMAGE;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    JsonObject options = work.request().options();
    return cartography.image(work, options).compose(drawn -> store(work, drawn, options));
  }

  private Future<JsonObject> store(Work work, Drawn drawn, JsonObject options) {
    Product product =
        new Product(
            RENDITION,
            "png",
            "image/png",
            cacheControl,
            drawn.width(),
            drawn.height(),
            drawn.png());
    return work.store(product)
        .map(
            stored -> {
              JsonObject result = drawn.facts();
              result.remove("layout");
              result.put("renditions", new JsonArray().add(stored.toJson()));
              String preset = options.getString(Presets.KEY);
              return preset == null ? result : result.put(Presets.KEY, preset);
            });
  }
}
