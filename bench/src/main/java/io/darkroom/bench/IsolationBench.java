package io.darkroom.bench;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.isolation.Darkroom;
import io.darkroom.engine.isolation.DevelopTask;
import io.darkroom.engine.isolation.Order;
import io.darkroom.engine.isolation.ProcessDarkroom;
import io.darkroom.engine.isolation.ThreadDarkroom;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.MemoryBudget;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What it costs to develop in child processes. */
@Command(
    name = "isolation",
    mixinStandardHelpOptions = true,
    header = "Images a second and CPU an image, in threads and in child processes.",
    description =
        "The same images by the same engine, in alternating rounds: sides 800, 250 and 50, JPEG of"
            + " quality 80. CPU is that of this process and all its children.")
final class IsolationBench extends Bench {
  private static final long CHILD_MEMORY = 512L << 20;
  private static final String THREAD = "thread";
  private static final String PROCESS = "process";

  @Parameters(paramLabel = "PHOTO", description = "Files (default: the demo's photograph).")
  private List<Path> files = List.of();

  @Option(names = "--seconds", defaultValue = "4", description = "Of a round (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--warmup", defaultValue = "8", description = "At first, s (${DEFAULT-VALUE}).")
  private double warmup;

  @Option(names = "--rounds", defaultValue = "9", description = "(${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--slots", description = "Images at a time (default: one a processor).")
  private int slots = Runtime.getRuntime().availableProcessors();

  /** One round: images a second, CPU milliseconds an image. */
  private record Round(double perSecond, double cpuMillis) {}

  @Override
  Report measure() throws Exception {
    Photos photos = Photos.of(files);
    Conf conf = Conf.of(new JsonObject());
    EngineOptions engine = EngineOptions.read(conf);
    NativeLibrary.load(engine.nativeCache());
    MemoryBudget budget = new MemoryBudget(engine.memory());
    Duration deadline = Duration.ofMinutes(1);
    try (Darkroom threads = new ThreadDarkroom(engine, new NativeMemory(), budget, deadline);
        Darkroom processes =
            ProcessDarkroom.start(
                new JsonObject(),
                engine,
                slots,
                CHILD_MEMORY,
                budget,
                deadline,
                DevelopTask.class)) {
      Map<String, Darkroom> ways = new LinkedHashMap<>();
      ways.put(THREAD, threads);
      ways.put(PROCESS, processes);
      return report(photos, measure(photos, ways));
    }
  }

  private Map<String, List<Round>> measure(Photos photos, Map<String, Darkroom> ways)
      throws Exception {
    say("warming up");
    for (Darkroom way : ways.values()) {
      round(photos, way, warmup);
    }
    Map<String, List<Round>> measured = new LinkedHashMap<>();
    for (int i = 1; i <= rounds; i++) {
      say("round " + i + " of " + rounds);
      List<String> order = new ArrayList<>(ways.keySet());
      if (i % 2 == 0) { // neither is always the one that comes after the other
        order.sort(null);
      }
      for (String name : order) {
        measured
            .computeIfAbsent(name, first -> new ArrayList<>())
            .add(round(photos, ways.get(name), seconds));
      }
    }
    return measured;
  }

  private Round round(Photos photos, Darkroom darkroom, double length) throws Exception {
    EngineLoop load = new EngineLoop(slots, () -> develop(darkroom, photos.next()));
    FamilyTime cpu = FamilyTime.now();
    long begun = System.nanoTime();
    load.begin();
    try {
      Window.pass(load, length);
    } finally {
      load.close(); // what is in hand is finished, and counted
    }
    double took = (System.nanoTime() - begun) / 1e9;
    return new Round(load.finished() / took, FamilyTime.now().millisSince(cpu) / load.finished());
  }

  private static void develop(Darkroom darkroom, byte[] photo) {
    try {
      darkroom.develop(
          new Order(RenditionsOptions.OPERATION, ByteBuffer.wrap(photo), Map.of(), options()),
          new Darkroom.Client() {
            @Override
            public void developed(int done, int total) {
              // nobody waits for tidings
            }

            @Override
            public void overdue(DarkroomException reason) {
              throw reason;
            }
          });
    } catch (IOException | InterruptedException error) {
      throw new IllegalStateException(error);
    }
  }

  private Report report(Photos photos, Map<String, List<Round>> measured) {
    Report report =
        new Report("isolation", "images/s", "ratio", "CPU ms/image", "CPU ratio", "aim");
    List<Round> base = measured.get(THREAD);
    measured.forEach(
        (name, all) ->
            report.row(
                name,
                Figures.median(all, Round::perSecond),
                Figures.median(
                    IntStream.range(0, rounds)
                        .mapToObj(i -> all.get(i).perSecond() / base.get(i).perSecond())
                        .toList(),
                    Double::doubleValue),
                Figures.median(all, Round::cpuMillis),
                Figures.median(
                    IntStream.range(0, rounds)
                        .mapToObj(i -> all.get(i).cpuMillis() / base.get(i).cpuMillis())
                        .toList(),
                    Double::doubleValue),
                name.equals(THREAD) ? "" : "CPU ratio <= 1.05"));
    return report.note(
        String.format(
            "Medians of %d rounds of %s s, in turns; a ratio is that of neighbouring rounds."
                + " %d photo(s) of %,d bytes; %d at a time.",
            rounds, seconds, photos.size(), photos.meanBytes(), slots));
  }

  private static JsonObject options() {
    JsonArray renditions = new JsonArray();
    for (int side : new int[] {800, 250, 50}) {
      renditions.add(
          new JsonObject()
              .put("name", Integer.toString(side))
              .put("width", side)
              .put("height", side)
              .put("format", "jpeg"));
    }
    return new JsonObject().put("renditions", renditions);
  }
}
