package io.darkroom.map;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.maps.MapFrameSpec;
import io.darkroom.contract.maps.MapOptions;
import io.darkroom.contract.maps.MapPlateSpec;
import io.darkroom.map.video.FfmpegFinder;
import io.darkroom.map.video.VideoOptions;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Part;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * The operation {@code map-animation}. First a part draws the plate, what all frames have in
 * common; then a part for each frame is drawn on it, by whichever workers are free; then this job
 * puts them together. Whatever dies meanwhile, what parts have made is found again.
 *
 * <p>The result is {@code {"film": {"format", "fps", "frames", "seconds"}, "map", "coverage",
 * "warnings", "took", "renditions"}}; see {@link FilmReport}. There is one rendition, {@value
 * Assembly#RENDITION}.
 */
final class AnimationOperation implements Operation {
  private final FfmpegFinder finder;
  private final VideoOptions video;
  private final String cacheControl;

  AnimationOperation(FfmpegFinder finder, VideoOptions video, String cacheControl) {
    this.finder = finder;
    this.video = video;
    this.cacheControl = cacheControl;
  }

  @Override
  public String name() {
    return MapOptions.ANIMATION;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    JsonObject asked = work.request().options();
    MapOptions options = MapOptions.animation(asked);
    return work.compute(
            () -> {
              finder.check(); // before anything is drawn in vain
              return null;
            })
        .compose(ready -> work.parts(List.of(plate(asked)), "basemap"))
        .map(plates -> plates.get(0))
        .compose(
            plate ->
                keep(work, asked, options.frames(), plate)
                    .compose(film -> work.parts(frames(film, options.frames()), "composing"))
                    .compose(frames -> assemble(work, options, plate, frames)));
  }

  private static Part plate(JsonObject asked) {
    return new Part("plate", JobRequest.of(MapPlateSpec.OPERATION, null, asked));
  }

  private Future<BlobRef> keep(Work work, JsonObject asked, int frames, JobView plate) {
    Rendition file = plate.renditions().get(0);
    video.check(file.width(), file.height(), frames);
    FilmPlan film = new FilmPlan(asked, file.blob());
    return work.keep(
        new Product("film", "json", "application/json", null, 0, 0, film.toJson().toBuffer()));
  }

  private static List<Part> frames(BlobRef film, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            frame ->
                new Part(
                    "frame-" + frame,
                    JobRequest.of(
                        MapFrameSpec.OPERATION,
                        null,
                        new JsonObject()
                            .put(MapFrameSpec.FILM, film.toJson())
                            .put(MapFrameSpec.FRAME, frame))))
        .toList();
  }

  private Future<JsonObject> assemble(
      Work work, MapOptions options, JobView plate, List<JobView> parts) {
    FilmReport report = new FilmReport(plate, parts);
    List<Rendition> frames = parts.stream().map(part -> part.renditions().get(0)).toList();
    long begun = System.nanoTime();
    return Assembly.of(work, finder, video, options.film(), frames, cacheControl)
        .map(
            film -> {
              report.took("filming", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
              JsonObject result = new JsonObject().put("film", film(options));
              return report.into(result).put("renditions", new JsonArray().add(film.toJson()));
            });
  }

  private static JsonObject film(MapOptions options) {
    double fps = options.film().fps();
    return new JsonObject()
        .put("format", options.film().format().name().toLowerCase(Locale.ROOT))
        .put("fps", fps)
        .put("frames", options.frames())
        .put("seconds", options.frames() / fps);
  }
}
