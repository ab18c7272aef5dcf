package io.darkroom.map;

import io.darkroom.contract.maps.MapOptions;
import io.darkroom.map.video.Films;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Draws frames that are known by their colour, and counts them. */
final class FakePainter implements Painter {
  static final int WIDTH = 161;
  static final int HEIGHT = 120;

  final AtomicInteger plates = new AtomicInteger();

  /** How often each frame was drawn. */
  final Map<Integer, Integer> frames = new ConcurrentHashMap<>();

  /** What happens before a frame is drawn. */
  volatile Function<Integer, Future<Void>> before = frame -> Future.succeededFuture();

  @Override
  public Future<Plate> plate(Work work, JsonObject options) {
    plates.incrementAndGet();
    JsonObject layout = new JsonObject().put("width", WIDTH).put("height", HEIGHT);
    return Future.succeededFuture(new Plate(Buffer.buffer("plate"), layout, facts("basemap", 1)));
  }

  @Override
  public Future<Drawn> frame(Work work, JsonObject options, int frame, Plate plate) {
    if (!plate.png().toString().equals("plate") || MapOptions.animation(options).frames() == 0) {
      return Future.failedFuture("not what was drawn before");
    }
    return before
        .apply(frame)
        .map(
            nothing -> {
              frames.merge(frame, 1, Integer::sum);
              return new Drawn(
                  Films.frame(WIDTH, HEIGHT, frame),
                  WIDTH,
                  HEIGHT,
                  facts("overlays[0]", frame == 3 ? 0.75 : 1));
            });
  }

  private static JsonObject facts(String layer, double coverage) {
    JsonArray layers =
        new JsonArray().add(new JsonObject().put("layer", layer).put("coverage", coverage));
    return new JsonObject()
        .put("map", new JsonObject().put("x", 0).put("y", 0))
        .put(
            "coverage",
            new JsonObject()
                .put("onMissing", "mark")
                .put("minCoverage", 0.5)
                .put("least", coverage)
                .put("layers", layers))
        .put("took", new JsonObject().put("fetching", 2).put("composing", 3).put("encoding", 1))
        .put("warnings", new JsonArray().add("a warning"));
  }
}
