package io.darkroom.imageworker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Presets;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.Source;
import io.darkroom.contract.renditions.InfoOptions;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Developed;
import io.darkroom.engine.Development;
import io.darkroom.engine.encode.Encoder;
import io.darkroom.engine.isolation.Darkroom;
import io.darkroom.engine.isolation.Order;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The operations that develop one picture: {@code renditions} makes pictures of it, {@code info}
 * tells what it is like. The result is {@code {"source": {"format", "width", "height", "bytes",
 * "orientation", "colourSpace", "bits", "icc", "removed", "kept"}, "info": {...}, "renditions":
 * [...]}}; width and height are those of the picture as it is seen, upright. A rendition that shows
 * only a part of it says which: {@code "crop": {"x", "y", "width", "height"}}. Of a job made with a
 * preset, {@code "preset"} is its name and version.
 */
final class DevelopOperation implements Operation {
  private final String name;
  private final ImageOptions options;
  private final Darkroom darkroom;

  private DevelopOperation(String name, ImageOptions options, Darkroom darkroom) {
    this.name = name;
    this.options = options;
    this.darkroom = darkroom;
  }

  /** All of them. */
  static List<Operation> all(ImageOptions options, Darkroom darkroom) {
    return List.of(
        new DevelopOperation(RenditionsOptions.OPERATION, options, darkroom),
        new DevelopOperation(InfoOptions.OPERATION, options, darkroom));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    RenditionsOptions asked = Order.wanted(name, work.request().options());
    return work.fetch()
        .compose(
            image ->
                others(work, asked)
                    .compose(others -> work.compute(() -> develop(work, image, others))))
        .compose(made -> store(work, made));
  }

  /** The images its steps need, one after the other: there are few. */
  private static Future<Map<Source, ByteBuffer>> others(Work work, RenditionsOptions asked) {
    Map<Source, ByteBuffer> found = new HashMap<>();
    Future<Void> all = Future.succeededFuture();
    for (Source source : asked.sources()) {
      all =
          all.compose(before -> work.fetch(source))
              .recover(failed -> Future.failedFuture(naming(source, failed)))
              .map(
                  file -> {
                    found.put(source, ByteBuffer.wrap(file.getBytes()));
                    return null;
                  });
    }
    return all.map(found);
  }

  /** The failure as it was, and which image it was about. */
  private static DarkroomException naming(Source source, Throwable failed) {
    DarkroomException refused = DarkroomException.of(failed);
    return refused
        .failure()
        .with("The image " + source.shown() + " of a step: " + refused.getMessage(), failed);
  }

  private Development develop(Work work, Buffer image, Map<Source, ByteBuffer> others)
      throws IOException, InterruptedException {
    return darkroom.develop(
        new Order(name, ByteBuffer.wrap(image.getBytes()), others, work.request().options()),
        new Darkroom.Client() {
          @Override
          public void developed(int done, int total) {
            work.checkWanted();
            work.progress(done, total, "developing");
          }

          @Override
          public void overdue(DarkroomException reason) {
            work.fail(reason);
          }
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
              for (int i = 0; i < stored.size(); i++) {
                JsonObject rendition = stored.get(i).result().toJson();
                rendition.mergeIn(facts(made.renditions().get(i)));
                if (made.source().containsKey("frames")) { // of those there are, how many it shows
                  rendition.put("frames", made.renditions().get(i).frames());
                }
                renditions.add(rendition);
              }
              JsonObject result = new JsonObject().put("source", made.source());
              if (made.info() != null) {
                result.put("info", made.info());
              }
              String preset = work.request().options().getString(Presets.KEY);
              if (preset != null) {
                result.put(Presets.KEY, preset);
              }
              return result.put("renditions", renditions);
            });
  }

  /**
   * Beside what every stored rendition has: {@code {"format", "quality", "crop"}}, if it has them.
   */
  private static JsonObject facts(Developed made) {
    JsonObject facts =
        new JsonObject().put("format", made.format().name().toLowerCase(Locale.ROOT));
    if (made.quality() > 0) {
      facts.put("quality", made.quality());
    }
    return made.crop() == null ? facts : facts.put("crop", made.crop().toJson());
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
