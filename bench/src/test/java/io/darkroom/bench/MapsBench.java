package io.darkroom.bench;

import io.darkroom.contract.maps.Mercator;
import io.darkroom.map.server.MapServer;
import io.darkroom.map.server.World;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a map takes, and what it takes the time for. */
@Command(
    name = "maps",
    mixinStandardHelpOptions = true,
    header = "Seconds for a map of tiles with two overlays, next to curl and ImageMagick.",
    description =
        "1035x763 pixels at zoom 3, legends and a header, from a server on this machine that has"
            + " its tiles drawn already; nothing is kept between two maps.")
public final class MapsBench extends Bench {
  private static final int ZOOM = 3;

  /** The map's time. */
  static final String TIME = "2020-08-30T12:00:00Z";

  private static final int WIDTH = 1035;
  private static final int HEIGHT = 763;

  /** The map's left top corner, in pixels of the world. */
  private static final int LEFT = 700;

  private static final int TOP = 600;

  @Option(names = "--rounds", defaultValue = "9", description = "(${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--first", defaultValue = "10", description = "To warm up (${DEFAULT-VALUE}).")
  private int first;

  /** Seconds. */
  private record Cost(double all, double fetching, double composing, double encoding) {}

  @Override
  Report measure() throws Exception {
    Vertx vertx = Vertx.vertx();
    Path scratch = Files.createTempDirectory("darkroom-bench-maps");
    JsonObject section =
        new JsonObject().put("cache", "0B").put("perHostRate", 10_000).put("cacheFor", "0s");
    try (MapServer server = MapServer.start(vertx, new World()).drawOnce();
        BenchNode node =
            BenchNode.start(List.of("http-ingest", "jobs", "map-worker"), "map-worker", section);
        HttpJobs client = new HttpJobs(node.port(), 2)) {
      say("warming up");
      Buffer job = job(server);
      JsonObject facts = new JsonObject();
      for (int i = 0; i < first; i++) {
        facts = client.result(job).await();
      }
      MapScript script =
          new MapScript("map.sh", List.of("curl", "convert"), scratch, environment(server));
      boolean rival = script.there();
      List<Cost> own = new ArrayList<>();
      List<Cost> others = new ArrayList<>();
      for (int i = 0; i < rounds; i++) {
        say("round " + (i + 1) + " of " + rounds);
        own.add(own(client, job));
        if (rival) {
          others.add(script(script));
        }
      }
      return report(facts, own, others);
    } finally {
      BenchNode.remove(scratch);
      vertx.close().await();
    }
  }

  private static Cost own(HttpJobs client, Buffer job) {
    long begun = System.nanoTime();
    JsonObject took = client.result(job).await().getJsonObject("took");
    return new Cost(
        (System.nanoTime() - begun) / 1e9,
        took.getInteger("fetching") / 1e3,
        took.getInteger("composing") / 1e3,
        took.getInteger("encoding") / 1e3);
  }

  private static Cost script(MapScript script) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    double fetching = script.run().get("fetched");
    double all = (System.nanoTime() - begun) / 1e9;
    return new Cost(all, fetching, all - fetching, 0);
  }

  private static Report report(JsonObject facts, List<Cost> own, List<Cost> others) {
    Report report = new Report("map by", "s", "fetching s", "composing s", "encoding s", "ratio");
    row(report, "Darkroom", own, own);
    if (others.isEmpty()) {
      report.note("Skipped: curl and ImageMagick, which are not both installed.");
    } else {
      row(report, "curl, ImageMagick", others, own);
    }
    JsonObject files = facts.getJsonObject("files");
    return report.note(
        files.getInteger("fetched")
            + " files a map. Medians of "
            + own.size()
            + " rounds in turns; Darkroom's from the HTTP request until its job has succeeded. The"
            + " script composes and encodes in one go.");
  }

  private static void row(Report report, String name, List<Cost> all, List<Cost> own) {
    double whole = Figures.median(all, Cost::all);
    report.row(
        name,
        whole,
        Figures.median(all, Cost::fetching),
        Figures.median(all, Cost::composing),
        Figures.median(all, Cost::encoding),
        whole / Figures.median(own, Cost::all));
  }

  private static double x(int pixel) {
    return (double) pixel / (256 << ZOOM);
  }

  private static Buffer job(MapServer server) {
    return new JsonObject()
        .put("operation", "map-image")
        .put("options", options(server))
        .toBuffer();
  }

  /** The map, as a job's options. */
  static JsonObject options(MapServer server) {
    JsonObject basemap =
        new JsonObject()
            .put(
                "bbox",
                new JsonArray()
                    .add(Mercator.longitude(x(LEFT)))
                    .add(Mercator.latitude(x(TOP + HEIGHT)))
                    .add(Mercator.longitude(x(LEFT + WIDTH)))
                    .add(Mercator.latitude(x(TOP))))
            .put("zoom", ZOOM)
            .put("url", server.tiles("terrain"))
            .put("map_time", TIME);
    JsonArray overlays = new JsonArray().add(overlay(server, "storm")).add(overlay(server, "veil"));
    return new JsonObject()
        .put("basemap", basemap)
        .put("overlays", overlays)
        .put("onMissing", "fail");
  }

  private static JsonObject overlay(MapServer server, String layer) {
    return new JsonObject()
        .put("url", server.wms())
        .put("layers", layer)
        .put("title", "Layer " + layer)
        .put("valid_time", TIME);
  }

  /** The same map, for a script. */
  static Map<String, String> environment(MapServer server) {
    String box =
        String.join(
            ",",
            List.of(
                "" + Mercator.eastMetres(x(LEFT)),
                "" + Mercator.northMetres(x(TOP + HEIGHT)),
                "" + Mercator.eastMetres(x(LEFT + WIDTH)),
                "" + Mercator.northMetres(x(TOP))));
    String map =
        server.wms()
            + "?request=GetMap&version=1.1.1&srs=EPSG:3857&time="
            + TIME
            + "&width="
            + WIDTH
            + "&height="
            + HEIGHT
            + "&bbox="
            + box
            + "&layers=";
    String legend = server.wms() + "?request=GetLegendGraphic&layers=";
    return Map.of(
        "TILES",
        server.url() + "/tiles/terrain",
        "ZOOM",
        "" + ZOOM,
        "COLUMNS",
        "2 3 4 5 6",
        "ROWS",
        "2 3 4 5",
        "CROP",
        WIDTH + "x" + HEIGHT + "+" + (LEFT - 512) + "+" + (TOP - 512),
        "OVERLAYS",
        map + "veil " + map + "storm",
        "LEGENDS",
        legend + "storm " + legend + "veil",
        "HEADER",
        "Map Time - " + TIME + "\nLayer storm (valid: " + TIME + ")");
  }
}
