package io.darkroom.superres;

import io.darkroom.contract.Presets;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.superres.SuperresOptions;
import io.darkroom.engine.encode.Encoder;
import io.darkroom.isolation.Answer;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The operation {@code superres}. The result is {@code {"source", "model": {"asked", "ran",
 * "replaced", "scale", "licence"}, "tiles": {"count", "by_patch_of_size", "padding_size",
 * "batch_size"}, "warnings": [...], "renditions": [...]}}; there is one rendition, {@value
 * #RENDITION}. {@code source} and {@code preset} are as {@code renditions} has them.
 */
final class SuperresOperation implements Operation {
  /** What the larger picture is called = {@value}. */
  static final String RENDITION = SuperresOptions.RENDITION;

  private final Studio studio;
  private final Division division;
  private final String cacheControl;

  SuperresOperation(Studio studio, Division division, String cacheControl) {
    this.studio = studio;
    this.division = division;
    this.cacheControl = cacheControl;
  }

  @Override
  public String name() {
    return SuperresOptions.OPERATION;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    JsonObject options = work.request().options();
    return work.fetch()
        .compose(file -> plan(work, file))
        .compose(plan -> plan.divided() ? divided(work, plan) : whole(work, plan.file.get()))
        .compose(answer -> store(work, answer))
        .map(result -> withPreset(result, options));
  }

  /**
   * What is done with an image.
   *
   * @param file the image, as long as it is needed: parts may take hours
   */
  private record Plan(
      Prospect prospect, String sha256, boolean divided, AtomicReference<Buffer> file) {}

  private Future<Plan> plan(Work work, Buffer file) {
    return work.compute(
        () -> {
          byte[] bytes = file.getBytes();
          Prospect prospect = studio.foresee(ByteBuffer.wrap(bytes), work.request().options());
          boolean divided = division.groups(prospect).size() > 1;
          return new Plan(
              prospect, divided ? Sha256.of(bytes) : null, divided, new AtomicReference<>(file));
        });
  }

  private Future<Answer> whole(Work work, Buffer file) {
    JsonObject options = work.request().options();
    return work.compute(
        () ->
            studio.answer(
                ByteBuffer.wrap(file.getBytes()),
                options,
                told -> {
                  work.checkWanted();
                  work.progress(told.getInteger("done"), told.getInteger("total"), "upscaling");
                }));
  }

  private Future<Answer> divided(Work work, Plan plan) {
    return division
        .keep(work, plan.file.getAndSet(null), plan.sha256)
        .compose(source -> division.answer(work, plan.prospect, source, plan.sha256));
  }

  private Future<JsonObject> store(Work work, Answer answer) {
    JsonObject result = answer.what();
    JsonObject made = (JsonObject) result.remove("rendition");
    Format format = Format.valueOf(made.getString("format").toUpperCase(Locale.ROOT));
    Product product =
        new Product(
            RENDITION,
            Encoder.extension(format),
            Encoder.contentType(format),
            cacheControl,
            made.getInteger("width"),
            made.getInteger("height"),
            answer.files().get(0));
    if (made.getInteger("quality") == 0) {
      made.remove("quality"); // nothing was lost
    }
    return work.store(product)
        .map(
            stored -> result.put("renditions", new JsonArray().add(stored.toJson().mergeIn(made))));
  }

  /** Says with which preset it was made, if with one. */
  private static JsonObject withPreset(JsonObject result, JsonObject options) {
    String preset = options.getString(Presets.KEY);
    return preset == null ? result : result.put(Presets.KEY, preset);
  }
}
