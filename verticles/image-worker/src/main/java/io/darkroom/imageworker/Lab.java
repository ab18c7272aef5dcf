package io.darkroom.imageworker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.Source;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Developed;
import io.darkroom.engine.Development;
import io.darkroom.engine.encode.Encoder;
import io.darkroom.engine.isolation.Darkroom;
import io.darkroom.engine.isolation.Order;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Develops one image of a job, whatever the operation: fetches what its steps need, has it
 * developed, stores what was made.
 */
final class Lab {
  private final ImageOptions options;
  private final Darkroom darkroom;

  Lab(ImageOptions options, Darkroom darkroom) {
    this.options = options;
    this.darkroom = darkroom;
  }

  /**
   * Develops an image that was taken, and tells what became of it: {@code {"source", "info",
   * "renditions"}}, as {@link DevelopOperation} has it.
   */
  Future<JsonObject> develop(Work work, Shot shot, Buffer image) {
    return others(work, shot.wanted())
        .compose(
            others -> {
              Order order =
                  new Order(
                      shot.operation(), ByteBuffer.wrap(image.getBytes()), others, shot.options());
              Watch watch = new Watch(work, shot.progress());
              return work.compute(() -> darkroom.develop(order, watch), watch.patience.future());
            })
        .compose(made -> store(work, shot, made));
  }

  /** The images its steps need, one after the other: there are few. */
  private static Future<Map<Source, ByteBuffer>> others(Work work, RenditionsOptions wanted) {
    Map<Source, ByteBuffer> found = new HashMap<>();
    Future<Void> all = Future.succeededFuture();
    for (Source source : wanted.sources()) {
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

  /** Tells how far the work is, and ends it when it is of no use any more. */
  private static final class Watch implements Darkroom.Client {
    final Promise<Void> patience = Promise.promise();
    private final Work work;
    private final Shot.Telling progress;
    private volatile DarkroomException overdue;

    Watch(Work work, Shot.Telling progress) {
      this.work = work;
      this.progress = progress;
    }

    @Override
    public void developed(int done, int total) {
      work.checkWanted();
      if (overdue != null) {
        throw overdue;
      }
      progress.tell(done, total, "developing");
    }

    @Override
    public void overdue(DarkroomException reason) {
      overdue = reason;
      patience.tryFail(reason);
    }
  }

  private Future<JsonObject> store(Work work, Shot shot, Development made) {
    int total = made.renditions().size();
    shot.progress().tell(total, total, "storing");
    List<Future<Rendition>> stored =
        made.renditions().stream().map(one -> work.store(product(shot, one))).toList();
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

  private Product product(Shot shot, Developed made) {
    return new Product(
        shot.naming().apply(made.name()),
        Encoder.extension(made.format()),
        Encoder.contentType(made.format()),
        options.publicCacheControl(),
        made.width(),
        made.height(),
        made.file());
  }
}
