package io.darkroom.bench;

import io.darkroom.map.MapWorkerVerticle;
import io.darkroom.map.server.MapServer;
import io.darkroom.map.server.World;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long an animation takes with one map worker and with two, and what it takes the time for. */
@Command(
    name = "films",
    mixinStandardHelpOptions = true,
    header = "Seconds for an animation of maps, next to curl, ImageMagick and ffmpeg.",
    description =
        "Frames of 1035x763 pixels at zoom 3 with two overlays, to mp4, from a server on this"
            + " machine that has its layers drawn already. Each worker computes on one thread.")
public final class FilmBench extends Bench {
  private static final int FPS = 4;

  @Option(names = "--frames", defaultValue = "48", description = "(${DEFAULT-VALUE})")
  private int frames;

  @Option(names = "--rounds", defaultValue = "3", description = "(${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--workers",
      split = ",",
      defaultValue = "1,2",
      description = "(${DEFAULT-VALUE})")
  private List<Integer> workers;

  /** Seconds: of the clock, and of all workers together. */
  private record Cost(double all, double fetching, double composing, double encoding) {}

  @Override
  Report measure() throws Exception {
    Vertx vertx = Vertx.vertx();
    Path scratch = Files.createTempDirectory("darkroom-bench-films");
    try (MapServer server = MapServer.start(vertx, new World()).drawOnce()) {
      List<List<Cost>> own = new ArrayList<>();
      for (int count : workers) {
        own.add(own(server, count));
      }
      List<Cost> script = script(server, scratch);
      return report(own, script);
    } finally {
      BenchNode.remove(scratch);
      vertx.close().await();
    }
  }

  private List<Cost> own(MapServer server, int count) throws Exception {
    JsonObject sections =
        new JsonObject()
            .put("worker", new JsonObject().put("cpuThreads", 1).put("slots", 3))
            .put(
                "map-worker",
                new JsonObject()
                    .put("cache", "0B")
                    .put("cacheFor", "0s")
                    .put("perHostRate", 9_999));
    try (BenchNode node = BenchNode.start(List.of("http-ingest", "jobs"), sections);
        HttpJobs client = new HttpJobs(node.port(), 2)) {
      for (int i = 0; i < count; i++) {
        node.vertx()
            .deployVerticle(
                new MapWorkerVerticle(),
                new DeploymentOptions().setConfig(node.config().mergeIn(sections, true)))
            .await();
      }
      Buffer job = job(server);
      List<Cost> costs = new ArrayList<>();
      for (int i = 0; i <= rounds; i++) {
        say(count + " workers, " + (i == 0 ? "warming up" : "round " + i + " of " + rounds));
        Cost cost = film(client, job);
        if (i > 0) {
          costs.add(cost);
        }
      }
      return costs;
    }
  }

  private static Cost film(HttpJobs client, Buffer job) {
    long begun = System.nanoTime();
    JsonObject took = client.result(job).await().getJsonObject("took");
    return new Cost(
        (System.nanoTime() - begun) / 1e9,
        took.getInteger("fetching") / 1e3,
        (took.getInteger("composing") + took.getInteger("encoding")) / 1e3,
        took.getInteger("filming") / 1e3);
  }

  private List<Cost> script(MapServer server, Path scratch) throws Exception {
    MapScript script =
        new MapScript(
            "film.sh", List.of("curl", "convert", "ffmpeg"), scratch, environment(server));
    List<Cost> costs = new ArrayList<>();
    if (script.there()) {
      for (int i = 0; i < rounds; i++) {
        say("script, round " + (i + 1) + " of " + rounds);
        long begun = System.nanoTime();
        Map<String, Double> said = script.run();
        double all = (System.nanoTime() - begun) / 1e9;
        costs.add(new Cost(all, said.get("fetched"), said.get("composed"), said.get("encoded")));
      }
    }
    return costs;
  }

  private Map<String, String> environment(MapServer server) {
    Map<String, String> environment = new HashMap<>(MapsBench.environment(server));
    environment.computeIfPresent("OVERLAYS", (key, all) -> all.replace(MapsBench.TIME, "TIME"));
    environment.put("TIMES", String.join(" ", times()));
    environment.put("FPS", "" + FPS);
    return environment;
  }

  private List<String> times() {
    return IntStream.range(0, frames)
        .mapToObj(n -> "2020-08-%02dT%02d:00:00Z".formatted(n / 24 % 28 + 1, n % 24))
        .toList();
  }

  private Buffer job(MapServer server) {
    JsonObject options = MapsBench.options(server);
    JsonArray times = new JsonArray(times());
    options.getJsonObject("basemap").put("map_times", times).remove("map_time");
    options
        .getJsonArray("overlays")
        .forEach(one -> ((JsonObject) one).put("valid_times", times).remove("valid_time"));
    options.put("general", new JsonObject().put("fps", FPS));
    return new JsonObject().put("operation", "map-animation").put("options", options).toBuffer();
  }

  private Report report(List<List<Cost>> own, List<Cost> script) {
    Report report = new Report("film by", "s", "fetching s", "composing s", "encoding s", "ratio");
    for (int i = 0; i < workers.size(); i++) {
      row(report, "Darkroom, workers: " + workers.get(i), own.get(i), own.get(0));
    }
    if (script.isEmpty()) {
      report.note("Skipped: curl, ImageMagick and ffmpeg, which are not all installed.");
    } else {
      row(report, "curl, ImageMagick, ffmpeg", script, own.get(0));
    }
    return report.note(
        frames
            + " frames. Medians of "
            + rounds
            + " rounds; Darkroom's s from the HTTP request until its job has succeeded, the other"
            + " columns summed over all frames, waiting included; composing is with the frames'"
            + " PNGs.");
  }

  private static void row(Report report, String name, List<Cost> all, List<Cost> first) {
    double whole = Figures.median(all, Cost::all);
    report.row(
        name,
        whole,
        Figures.median(all, Cost::fetching),
        Figures.median(all, Cost::composing),
        Figures.median(all, Cost::encoding),
        whole / Figures.median(first, Cost::all));
  }
}
