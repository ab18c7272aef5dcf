package io.darkroom.imageworker;

import io.darkroom.contract.Rendition;
import io.darkroom.contract.Source;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Developed;
import io.darkroom.engine.Developer;
import io.darkroom.engine.Development;
import io.darkroom.engine.Wanted;
import io.darkroom.engine.encode.Encoder;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The operation {@code renditions}: pictures made of one picture. The result is {@code {"source":
 * {"format", "width", "height", "bytes", "orientation"}, "renditions": [...]}}; width and height
 * are those of the picture as it is seen, upright.
 */
final class RenditionsOperation implements Operation {
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
    RenditionsOptions asked = RenditionsOptions.of(work.request().options());
    return work.fetch()
        .compose(
            image ->
                others(work, asked)
                    .compose(others -> work.compute(() -> develop(work, image, others, asked))))
        .compose(made -> store(work, made));
  }

  /** The images its steps need, one after the other: there are few. */
  private static Future<Map<Source, ByteBuffer>> others(Work work, RenditionsOptions asked) {
    Map<Source, ByteBuffer> found = new HashMap<>();
    Future<Void> all = Future.succeededFuture();
    for (Source source : asked.sources()) {
      all =
          all.compose(before -> work.fetch(source))
              .map(
                  file -> {
                    found.put(source, ByteBuffer.wrap(file.getBytes()));
                    return null;
                  });
    }
    return all.map(found);
  }

  private Development develop(
      Work work, Buffer image, Map<Source, ByteBuffer> others, RenditionsOptions asked) {
    return developer.develop(
        new Wanted(ByteBuffer.wrap(image.getBytes()), others, asked),
        (done, total) -> {
          work.checkWanted();
          work.progress(done, total, "developing");
        });
  }

  private Future<JsonObject> store(Work work, Development made) {
    int total = made.renditions().size();
    work.progress(total, total, "storing");
    List<Future<Rendition>> stored =
        made.renditions().stream().map(one -> work.store(product(one))).toList();
    return Future.all(stored)
        .map(
            all -> {
              JsonArray renditions = new JsonArray();
              stored.forEach(one -> renditions.add(one.result().toJson()));
              return new JsonObject().put("source", made.source()).put("renditions", renditions);
            });
  }

  private Product product(Developed made) {
    return new Product(
        made.name(),
        Encoder.extension(made.format()),
        Encoder.contentType(made.format()),
        options.publicCacheControl(),
        made.width(),
        made.height(),
        made.file());
  }
}
