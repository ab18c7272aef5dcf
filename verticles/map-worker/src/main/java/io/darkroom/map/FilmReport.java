package io.darkroom.map;

import io.darkroom.contract.JobView;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What there is to say of an animation, from what its parts said of themselves. */
final class FilmReport {
  private static final String COVERAGE = "coverage";
  private static final String LEAST = "least";

  private final JsonObject map;
  private final JsonObject coverage;
  private final JsonArray frames = new JsonArray();
  private final Set<Object> warnings = new LinkedHashSet<>();
  private final Map<String, Long> took = new TreeMap<>();
  private double least;

  /**
   * @param plate the job that drew what all have in common
   * @param parts the jobs that drew the frames, in order
   */
  FilmReport(JobView plate, List<JobView> parts) {
    JsonObject result = result(plate);
    map = result.getJsonObject("map");
    coverage = result.getJsonObject(COVERAGE, new JsonObject()).copy();
    least = coverage.getDouble(LEAST, 1.0);
    gather(result);
    for (JobView part : parts) {
      frame(frames.size() + 1, result(part));
    }
  }

  /**
   * Puts it to a result: {@code map}, its place in the frames; {@code coverage}, as an image has
   * it, with the basemap's {@code layers} and, by frame, the overlays' ({@code frames: [{"frame",
   * "least", "layers"}]}); {@code warnings}, each once; {@code took}, the sum over the parts, in
   * ms.
   */
  JsonObject into(JsonObject result) {
    JsonObject sums = new JsonObject();
    took.forEach(sums::put);
    return result
        .put("map", map)
        .put(COVERAGE, coverage.put(LEAST, least).put("frames", frames))
        .put("warnings", new JsonArray(List.copyOf(warnings)))
        .put("took", sums);
  }

  /** A part took that long, in ms. */
  void took(String what, long millis) {
    took.merge(what, millis, Long::sum);
  }

  private void frame(int number, JsonObject result) {
    JsonObject own = result.getJsonObject(COVERAGE, new JsonObject());
    double worst = own.getDouble(LEAST, 1.0);
    least = Math.min(least, worst);
    frames.add(
        new JsonObject()
            .put("frame", number)
            .put(LEAST, worst)
            .put("layers", own.getJsonArray("layers", new JsonArray())));
    gather(result);
  }

  private void gather(JsonObject result) {
    result.getJsonArray("warnings", new JsonArray()).forEach(warnings::add);
    result
        .getJsonObject("took", new JsonObject())
        .forEach(one -> took(one.getKey(), ((Number) one.getValue()).longValue()));
  }

  private static JsonObject result(JobView job) {
    return job.json().getJsonObject("result", new JsonObject());
  }
}
