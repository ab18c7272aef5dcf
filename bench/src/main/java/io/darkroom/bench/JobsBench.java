package io.darkroom.bench;

import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many jobs a second one node takes, hands out, ends and has settled. */
@Command(
    name = "jobs",
    mixinStandardHelpOptions = true,
    header = "Jobs that do nothing, a second, from submitted to settled.",
    description =
        "On one node over SQLite (synchronous=FULL); and how late its event loops are meanwhile.")
final class JobsBench extends Bench {
  private static final List<String> WITH_HTTP = List.of("jobs", "http-ingest");

  @Option(names = "--seconds", defaultValue = "5", description = "Of a round (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--ramp", defaultValue = "10", description = "Warm-up, s (${DEFAULT-VALUE}).")
  private double ramp;

  @Option(names = "--rounds", defaultValue = "3", description = "(${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--threads", description = "Says which threads spend the CPU's time.")
  private boolean threads;

  @Option(names = "--batch", defaultValue = "100", description = "(${DEFAULT-VALUE})")
  private int batch;

  @Option(names = "--connections", defaultValue = "64", description = "(${DEFAULT-VALUE})")
  private int connections;

  @Option(
      names = "--backlog",
      defaultValue = "4000",
      description = "Most jobs that are not settled (${DEFAULT-VALUE}).")
  private int most;

  @Override
  Report measure() throws Exception {
    Report report =
        new Report("jobs", "per second", "slowest round", "p99.9 delay ms", "max", "cores", "aim");
    inBatches(report);
    overHttp(report, false);
    overHttp(report, true);
    return report.note(
        "Medians of "
            + rounds
            + " rounds of "
            + seconds
            + " s; delays are those of the node's event loops over all rounds.");
  }

  /** Submit, claim, finish and settle by many, over the event bus. */
  private void inBatches(Report report) throws Exception {
    say("batches of " + batch + " over the bus");
    try (BenchNode node = BenchNode.start(List.of("jobs"))) {
      Backlog backlog = new Backlog(most);
      Puller worker = worker(node, 2 * batch);
      Puller sink = sink(node, backlog, 2 * batch);
      Bus bus = new Bus(node.vertx());
      ClosedLoop submitting =
          new ClosedLoop(
              node.vertx(),
              4,
              () -> backlog.take(batch).compose(room -> Noops.submit(bus, batch, Noops.SINK)));
      Settled load = new Settled(submitting, backlog, List.of(worker, sink));
      rounds(report, "in batches of " + batch, node, load, ">= 10000");
    }
  }

  /** One request a job over HTTP; worked by the bare asks, or by the loop that workers share. */
  private void overHttp(Report report, boolean workLoop) throws Exception {
    String name = "one by one over HTTP" + (workLoop ? ", worker's loop" : "");
    say(name);
    try (BenchNode node = BenchNode.start(WITH_HTTP);
        HttpJobs http = new HttpJobs(node.port(), connections)) {
      Backlog backlog = new Backlog(most);
      Puller sink = sink(node, backlog, 2 * batch);
      Puller worker = sink;
      if (workLoop) {
        JsonObject config = node.config().put("worker", new JsonObject().put("slots", 2 * batch));
        node.vertx()
            .deployVerticle(new NoopWorker(), new DeploymentOptions().setConfig(config))
            .await();
      } else {
        worker = worker(node, 2 * batch);
      }
      Buffer job =
          new JsonObject()
              .put("operation", NoopSpec.NAME)
              .put("notify", Noops.SINK.toJson())
              .toBuffer();
      ClosedLoop submitting =
          new ClosedLoop(
              http.vertx(),
              connections,
              () -> backlog.take(1).compose(room -> http.submit(job)).map(1));
      rounds(
          report, name, node, new Settled(submitting, backlog, List.of(worker, sink)), ">= 2000");
    }
  }

  private void rounds(Report report, String name, BenchNode node, Settled load, String aim)
      throws Exception {
    LoopDelay delay = LoopDelay.watch(node.vertx());
    List<Window.Pace> paces = new ArrayList<>();
    try (load) {
      load.begin();
      Window.pass(load, ramp);
      delay.clear();
      for (int i = 0; i < rounds; i++) {
        paces.add(Window.count(load, seconds));
      }
    }
    report.row(
        name,
        Figures.median(paces, Window.Pace::perSecond),
        Figures.least(paces, Window.Pace::perSecond),
        delay.quantile(0.999),
        delay.quantile(1),
        Figures.median(paces, Window.Pace::cores),
        aim);
    if (threads) {
      Window.Pace last = paces.get(paces.size() - 1);
      report.note(name + ", CPU ms a second by threads: " + last.threadMillis());
    }
  }

  private static Puller worker(BenchNode node, int most) {
    return node.deploy(new Puller(Jobs.work(NoopSpec.NAME), 2, bus -> Noops.work(bus, most)));
  }

  private static Puller sink(BenchNode node, Backlog backlog, int most) {
    return node.deploy(
        new Puller(
            Jobs.deliveries(Noops.KIND),
            2,
            bus -> Noops.deliver(bus, most).onSuccess(backlog::settled)));
  }
}
