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
  private static final double MB = 1 << 20;

  @Option(
      names = "--jobs",
      split = ",",
      defaultValue = "1000,10000",
      description = "After how many to read (${DEFAULT-VALUE}).")
  private List<Integer> marks;

  @Option(names = "--heap", defaultValue = "256m", description = "-Xmx (${DEFAULT-VALUE}).")
  private String heap;

  @Option(names = "--minutes", defaultValue = "10", description = "Longest (${DEFAULT-VALUE}).")
  private int minutes;

  @Override
  Report measure() throws Exception {
    Photos photos = MixedPhotos.draw(IMAGES);
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
    Report report =
        new Report(
            "jobs", "resident MB", "peak", "heap committed", "classes and code", "ratio", "aim");
    try (ForkedNode node = ForkedNode.start(heap, BenchNode.IMAGE_ROLES);
        HttpJobs http = new HttpJobs(node.port(), CONNECTIONS)) {
      awaitStart(node, http, photos);
      int done = 1;
      row(report, node, http, done, 0);
      double first = 0;
      for (int mark : marks) {
        say("up to " + mark + " jobs");
        develop(http, photos, mark - done, deadline);
        done = mark;
        double resident = row(report, node, http, mark, first);
        first = first == 0 ? resident : first;
      }
    }
    return report.note(
        "All roles in one JVM, -Xmx" + heap + "; medians of " + SAMPLES + " readings of VmRSS.");
  }

  private static double row(Report report, ForkedNode node, HttpJobs http, int jobs, double first)
      throws IOException, InterruptedException {
    double resident = Figures.median(resident(node), Long::doubleValue) / MB;
    String metrics = http.metrics().await();
    double heap = committed(metrics, "heap");
    double own = committed(metrics, "nonheap");
    report.row(
        Integer.toString(jobs),
        resident,
        node.status("VmHWM") / MB,
        heap,
        own,
        first == 0 ? "" : (Object) (resident / first),
        first == 0 ? "" : "ratio <= 1.10");
    return resident;
  }

  /** Megabytes that the JVM has taken from the system for the heap, or for classes and code. */
  private static double committed(String metrics, String area) {
    return metrics
            .lines()
            .filter(line -> line.startsWith("jvm_memory_committed_bytes{"))
            .filter(line -> line.contains("area=\"" + area + "\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf('}') + 1)))
            .sum()
        / MB;
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
      throws IOException, InterruptedException {
    for (int i = 0; i < START_SECONDS * 5 && node.alive(); i++) {
      if (http.develop(QUERY, photos.buffer(0)).map(true).otherwise(false).await()) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new IllegalStateException("the node did not start:\n" + node.output());
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
