package io.darkroom.bench;

import io.darkroom.contract.renditions.RenditionsOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What of the engine's speed is left when an image goes the whole way. */
@Command(
    name = "renditions",
    mixinStandardHelpOptions = true,
    header = "Images a second through a whole node, next to the bare engine.",
    description =
        "From the HTTP request to results stored: sides 800, 250 and 50, JPEG of quality 80.")
final class RenditionsBench extends Bench {
  private static final String ENGINE = "bare engine";
  private static final String UPLOAD = "upload over HTTP";
  private static final String URL = "source by URL";

  @Parameters(paramLabel = "PHOTO", description = "Files (default: the demo's photograph).")
  private List<Path> files = List.of();

  @Option(names = "--seconds", defaultValue = "6", description = "Of a round (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--ramp", defaultValue = "2", description = "Before each (${DEFAULT-VALUE}).")
  private double ramp;

  @Option(names = "--warmup", defaultValue = "6", description = "At first, s (${DEFAULT-VALUE}).")
  private double warmup;

  @Option(names = "--rounds", defaultValue = "5", description = "(${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--threads", description = "Says which threads spend the CPU's time.")
  private boolean threads;

  @Option(
      names = "--connections",
      description = "Images under way (default: twice the worker's slots).")
  private int connections = 2 * (cores() + 2);

  @Override
  Report measure() throws Exception {
    Photos photos = Photos.of(files);
    BareEngine engine = BareEngine.load();
    RenditionsOptions wanted = RenditionsOptions.of(PeerJob.options("jpeg"));
    // Finished jobs go soon, and their uploads with them: a run must not fill the disk.
    JsonObject keys = new JsonObject().put("retention", "10s");
    try (BenchNode node = BenchNode.start(BenchNode.IMAGE_ROLES, "jobs", keys);
        HttpJobs http = new HttpJobs(node.port(), connections);
        PhotoServer server = PhotoServer.start(http.vertx(), photos)) {
      String query =
          PeerJob.SIDES.stream()
              .map(side -> "rendition=" + side + ":" + side + "x" + side + ",format=jpeg")
              .collect(Collectors.joining("&"));
      List<Buffer> byUrl =
          IntStream.range(0, photos.size()).mapToObj(i -> job(server.url(i))).toList();
      Map<String, Supplier<Load>> ways = new LinkedHashMap<>();
      ways.put(ENGINE, () -> new EngineLoop(cores(), () -> engine.develop(photos.next(), wanted)));
      ways.put(
          UPLOAD,
          () ->
              new ClosedLoop(
                  http.vertx(),
                  connections,
                  () -> http.develop(query, photos.nextBuffer()).map(1)));
      ways.put(
          URL,
          () ->
              new ClosedLoop(
                  http.vertx(),
                  connections,
                  () -> http.develop(byUrl.get(photos.nextIndex())).map(1)));
      return report(photos, measure(ways, LoopDelay.watch(node.vertx())));
    }
  }

  /** All ways in turn, round after round, so that what else the machine does meets them alike. */
  private Measured measure(Map<String, Supplier<Load>> ways, LoopDelay delay) throws Exception {
    say("warming up");
    for (Supplier<Load> way : ways.values()) {
      round(way, 0, warmup);
    }
    delay.clear();
    Map<String, List<Window.Pace>> paces = new LinkedHashMap<>();
    for (int i = 1; i <= rounds; i++) {
      say("round " + i + " of " + rounds);
      for (Map.Entry<String, Supplier<Load>> way : ways.entrySet()) {
        paces
            .computeIfAbsent(way.getKey(), name -> new ArrayList<>())
            .add(round(way.getValue(), ramp, seconds));
      }
    }
    return new Measured(paces, delay.quantile(0.999), delay.quantile(1));
  }

  private record Measured(Map<String, List<Window.Pace>> paces, double p999, double worst) {}

  private static Window.Pace round(Supplier<Load> way, double ramp, double seconds)
      throws Exception {
    try (Load load = way.get()) {
      load.begin();
      Window.pass(load, ramp);
      return Window.count(load, seconds);
    }
  }

  private Report report(Photos photos, Measured measured) {
    Report report =
        new Report("way", "images/s", "ratio", "CPU ms/image", "of it client", "cores busy", "aim");
    List<Window.Pace> engine = measured.paces.get(ENGINE);
    measured.paces.forEach(
        (name, paces) -> {
          List<Double> ratios =
              IntStream.range(0, rounds)
                  .mapToObj(i -> paces.get(i).perSecond() / engine.get(i).perSecond())
                  .toList();
          report.row(
              name,
              Figures.median(paces, Window.Pace::perSecond),
              Figures.median(ratios, Double::doubleValue),
              Figures.median(paces, Window.Pace::cpuMillis),
              Figures.median(paces, pace -> pace.of(HttpJobs.THREADS)),
              Figures.median(paces, Window.Pace::cores),
              name.equals(ENGINE) ? "" : "ratio >= 0.8");
        });
    if (threads) {
      measured.paces.forEach(
          (name, paces) ->
              report.note(
                  name
                      + ", last round, CPU ms/image by threads: "
                      + ThreadTimes.text(last(paces))));
    }
    return report
        .note(
            String.format(
                "Medians of %d rounds of %s s, in turns; a ratio is that of neighbouring rounds."
                    + " %d photo(s) of %,d bytes; %d under way.",
                rounds, seconds, photos.size(), photos.meanBytes(), connections))
        .note(
            "CPU is this process's; the client uploads or serves the photos, on a thread of its own in it.")
        .note(
            String.format(
                "Event-loop delay of the node, engine rounds included: p99.9 %.1f ms, max %.1f ms"
                    + " (aim: p99.9 < 50).",
                measured.p999, measured.worst));
  }

  private static Map<String, Double> last(List<Window.Pace> paces) {
    return paces.get(paces.size() - 1).threads();
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }

  private static Buffer job(String url) {
    return new JsonObject()
        .put("source", new JsonObject().put("url", url))
        .put("options", PeerJob.options("jpeg"))
        .toBuffer();
  }
}
