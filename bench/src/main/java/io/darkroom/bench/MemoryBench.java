package io.darkroom.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Whether a node that has done much is larger than one that has done little. */
@Command(
    name = "memory",
    mixinStandardHelpOptions = true,
    header = "Resident memory of a node after few and after many jobs.",
    description = "Renditions of images of mixed size and format, in a process of its own.")
final class MemoryBench extends Bench {
  private static final String QUERY =
      "rendition=a:800x800&rendition=b:250x250&rendition=c:50x50,fit=cover";
  private static final int CONNECTIONS = 8;
  private static final int IMAGES = 40;
  private static final int START_SECONDS = 60;
  private static final int SAMPLES = 10;

  @Option(names = "--few", defaultValue = "1000", description = "Jobs (${DEFAULT-VALUE}).")
  private int few;

  @Option(names = "--many", defaultValue = "10000", description = "Jobs (${DEFAULT-VALUE}).")
  private int many;

  @Option(names = "--heap", defaultValue = "256m", description = "-Xmx (${DEFAULT-VALUE}).")
  private String heap;

  @Option(names = "--minutes", defaultValue = "10", description = "Longest (${DEFAULT-VALUE}).")
  private int minutes;

  @Override
  Report measure() throws Exception {
    Photos photos = MixedPhotos.draw(IMAGES);
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    Report report = new Report("jobs", "resident MB", "peak MB", "ratio", "aim");
    try (ForkedNode node = ForkedNode.start(heap, BenchNode.IMAGE_ROLES);
        HttpJobs http = new HttpJobs(node.port(), CONNECTIONS)) {
      awaitStart(node, http, photos);
      double start = row(report, node, 1, 0);
      say("up, " + Math.round(start) + " MB; " + few + " jobs");
      develop(http, photos, few - 1, deadline);
      double before = row(report, node, few, 0);
      say(many + " jobs");
      develop(http, photos, many - few, deadline);
      row(report, node, many, before);
    }
    return report.note(
        "All roles in one JVM, -Xmx" + heap + "; medians of " + SAMPLES + " readings of VmRSS.");
  }

  private static double row(Report report, ForkedNode node, int jobs, double before)
      throws IOException, InterruptedException {
    double resident = Figures.median(resident(node), Long::doubleValue) / (1 << 20);
    double peak = node.status("VmHWM") / (double) (1 << 20);
    report.row(
        Integer.toString(jobs),
        resident,
        peak,
        before == 0 ? "" : (Object) (resident / before),
        before == 0 ? "" : "ratio <= 1.10");
    return resident;
  }

  private static List<Long> resident(ForkedNode node) throws IOException, InterruptedException {
    Long[] all = new Long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      all[i] = node.status("VmRSS");
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return List.of(all);
  }

  /** The first job, tried until the node answers. */
  private static void awaitStart(ForkedNode node, HttpJobs http, Photos photos)
      throws InterruptedException {
    for (int i = 0; i < START_SECONDS * 5 && node.alive(); i++) {
      if (http.develop(QUERY, photos.buffer(0)).map(true).otherwise(false).await()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("the node did not start");
  }

  private static void develop(HttpJobs http, Photos photos, int jobs, long deadline)
      throws Exception {
    try (ClosedLoop load =
        new ClosedLoop(
            http.vertx(),
            CONNECTIONS,
            jobs,
            () -> http.develop(QUERY, photos.nextBuffer()).map(1))) {
      load.begin();
      while (load.finished() < jobs) {
        if (load.failure() != null) {
          throw new IllegalStateException("a job failed", load.failure());
        }
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("only " + load.finished() + " jobs in the time allowed");
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }
}
