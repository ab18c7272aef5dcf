package io.darkroom.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an image costs Darkroom's engine, and what it costs others. */
@Command(
    name = "peers",
    mixinStandardHelpOptions = true,
    header = "CPU time of an image next to sharp, vips, Pillow, GraphicsMagick and Jimp.",
    description =
        "One photograph to sides of 800, 250 and 50, JPEG of quality 80, one at a time."
            + " Those that bench/peers/install has installed.")
final class PeersBench extends Bench {
  private static final String FORMAT = "jpeg";

  @Mixin private PeerPhotos photos;

  @Option(
      names = "--peers",
      split = ",",
      defaultValue = "SHARP,SHARP_USUAL,PILLOW,VIPS,GRAPHICSMAGICK,JIMP,DJPEG",
      description = "Which of ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  private List<Peer> peers;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      description = "Of an engine at a photograph, in a round (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--warmup", defaultValue = "3", description = "At first, s (${DEFAULT-VALUE}).")
  private double warmup;

  @Option(names = "--rounds", defaultValue = "7", description = "(${DEFAULT-VALUE})")
  private int rounds;

  /** Milliseconds for one image. */
  private record Cost(double cpu, double wall) {}

  @Override
  Report measure() throws Exception {
    try (Engines engines = Engines.start(peers)) {
      Report report =
          new Report("engine", "photo", "CPU ms/image", "images/s/core", "CPU ratio", "wall ms");
      for (Path file : photos.find(engines.scratch())) {
        say(file.getFileName() + ": warming up");
        Map<Engine, Integer> times = warmUp(engines.all(), file);
        Map<Engine, List<Cost>> costs = new LinkedHashMap<>();
        engines.all().forEach(engine -> costs.put(engine, new ArrayList<>()));
        for (int i = 0; i < rounds; i++) {
          say(file.getFileName() + ": round " + (i + 1) + " of " + rounds);
          // Begins with another one each time, so that none always comes after the same.
          for (int j = 0; j < engines.all().size(); j++) {
            Engine engine = engines.all().get((i + j) % engines.all().size());
            costs.get(engine).add(cost(engine, file, times.get(engine)));
          }
        }
        rows(report, file, costs);
      }
      report.note(
          String.format(
              "Medians of %d rounds of about %s s for each, in turns; a ratio is that of the same"
                  + " round, Darkroom = 1; more is dearer.",
              rounds, seconds));
      report.note(
          "CPU of the process and its children. What is a tool is a new process each time.");
      engines.describe(report);
      return report;
    }
  }

  /** How many images of each engine fill a round; sees, too, that it makes what it should. */
  private Map<Engine, Integer> warmUp(List<Engine> engines, Path file) throws IOException {
    Map<Engine, Integer> times = new LinkedHashMap<>();
    for (Engine engine : engines) {
      long begun = System.nanoTime();
      Cost cost = cost(engine, file, 1);
      while (System.nanoTime() - begun < warmup * 1e9) {
        cost = cost(engine, file, (int) Math.max(1, warmup * 200 / cost.wall));
      }
      times.put(engine, (int) Math.max(1, seconds * 1e3 / cost.wall));
      if (!engine.decodesOnly()) {
        checkSizes(engine);
      }
    }
    return times;
  }

  private static void checkSizes(Engine engine) throws IOException {
    for (int side : PeerJob.SIDES) {
      int width = ImageIO.read(new ByteArrayInputStream(engine.made(side, FORMAT))).getWidth();
      if (width > side) {
        throw new IOException(engine.name() + " made a width of " + width + ", not " + side + ".");
      }
    }
  }

  private static Cost cost(Engine engine, Path file, int times) throws IOException {
    long cpu = engine.cpuNanos();
    long begun = System.nanoTime();
    engine.develop(file, FORMAT, times);
    long wall = System.nanoTime() - begun;
    return new Cost((engine.cpuNanos() - cpu) / 1e6 / times, wall / 1e6 / times);
  }

  private static void rows(Report report, Path file, Map<Engine, List<Cost>> costs) {
    List<Cost> own = costs.values().iterator().next();
    costs.forEach(
        (engine, all) -> {
          List<Double> ratios =
              IntStream.range(0, all.size())
                  .mapToObj(i -> all.get(i).cpu / own.get(i).cpu)
                  .toList();
          double cpu = Figures.median(all, Cost::cpu);
          report.row(
              engine.name(),
              file.getFileName().toString(),
              cpu,
              1e3 / cpu,
              Figures.median(ratios, Double::doubleValue),
              Figures.median(all, Cost::wall));
        });
  }
}
