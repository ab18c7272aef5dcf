package io.darkroom.imageworker;

import io.darkroom.contract.Rendition;
import io.darkroom.contract.RenditionsOptions;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The operation {@code renditions}: smaller pictures of one picture. The result is {@code
 * {"source": {"format", "width", "height", "bytes", "orientation"}, "renditions": [...]}}; width
 * and height are those of the picture as it is seen, upright.
 */
final class RenditionsOperation implements Operation {
  private record Development(Header header, List<Developed> renditions) {}

  private final ImageOptions options;
  private final Developer developer;

  RenditionsOperation(ImageOptions options, Developer developer) {
    this.options = options;
    this.developer = developer;
  }

  @Override
  public String name() {
    return RenditionsOptions.OPERATION;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    RenditionsOptions wanted = RenditionsOptions.of(work.request().options());
    return work.fetch()
        .compose(
            image ->
                work.compute(() -> develop(work, image.getBytes(), wanted))
                    .compose(made -> store(work, image.length(), made)));
  }

  private Development develop(Work work, byte[] image, RenditionsOptions wanted) {
    Header header = developer.probe(image);
    return new Development(
        header,
        developer.develop(
            image,
            header,
            wanted,
            (done, total) -> {
              work.checkWanted();
              work.progress(done, total, "developing");
            }));
  }

  private Future<JsonObject> store(Work work, int sourceBytes, Development made) {
    int total = made.renditions().size();
    work.progress(total, total, "storing");
    List<Future<Rendition>> stored =
        made.renditions().stream().map(one -> work.store(product(one))).toList();
    return Future.all(stored)
        .map(
            all -> {
              JsonArray renditions = new JsonArray();
              stored.forEach(one -> renditions.add(one.result().toJson()));
              return new JsonObject()
                  .put("source", source(made.header(), sourceBytes))
                  .put("renditions", renditions);
            });
  }

  private Product product(Developed made) {
    Target target = made.target();
    return new Product(
        target.spec().name(),
        Encoder.extension(target.format()),
        Encoder.contentType(target.format()),
        options.publicCacheControl(),
        target.width(),
        target.height(),
        made.file());
  }

  private static JsonObject source(Header header, int bytes) {
    return new JsonObject()
        .put("format", header.format().wire())
        .put("width", header.uprightWidth())
        .put("height", header.uprightHeight())
        .put("bytes", bytes)
        .put("orientation", header.orientation());
  }
}
