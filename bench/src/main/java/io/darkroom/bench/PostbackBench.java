package io.darkroom.bench;

import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many signed postbacks a second arrive at one receiver. */
@Command(
    name = "postback",
    mixinStandardHelpOptions = true,
    header = "Signed postbacks a second to one receiver.",
    description = "The receiver is on this machine and answers at once.")
final class PostbackBench extends Bench {
  private static final List<String> ROLES = List.of("jobs", "postback");
  private static final int BATCH = 50;

  @Option(names = "--seconds", defaultValue = "5", description = "Of a round (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(names = "--ramp", defaultValue = "5", description = "Warm-up, s (${DEFAULT-VALUE}).")
  private double ramp;

  @Option(names = "--rounds", defaultValue = "3", description = "(${DEFAULT-VALUE})")
  private int rounds;

  @Option(
      names = "--per-host",
      defaultValue = "4",
      description = "postback.perHost (${DEFAULT-VALUE}).")
  private int perHost;

  @Override
  Report measure() throws Exception {
    Vertx receiving = Vertx.vertx();
    try (BenchNode node =
        BenchNode.start(ROLES, "postback", new JsonObject().put("perHost", perHost))) {
      Backlog backlog = new Backlog(40 * BATCH);
      HttpServer receiver =
          receiving
              .createHttpServer()
              .requestHandler(
                  request ->
                      request
                          .body()
                          .onSuccess(
                              body -> {
                                backlog.settled(1);
                                request.response().setStatusCode(204).end();
                              }))
              .listen(0, "127.0.0.1")
              .await();
      Notify notify = new Notify("http://127.0.0.1:" + receiver.actualPort() + "/", null);
      Puller worker =
          node.deploy(new Puller(Jobs.work(NoopSpec.NAME), 2, bus -> Noops.work(bus, 2 * BATCH)));
      Bus bus = new Bus(node.vertx());
      ClosedLoop submitting =
          new ClosedLoop(
              node.vertx(),
              2,
              () -> backlog.take(BATCH).compose(room -> Noops.submit(bus, BATCH, notify)));
      return report(node, new Settled(submitting, backlog, List.of(worker)));
    } finally {
      receiving.close().await();
    }
  }

  private Report report(BenchNode node, Settled load) throws Exception {
    LoopDelay delay = LoopDelay.watch(node.vertx());
    List<Window.Pace> paces = new ArrayList<>();
    try (load) {
      load.begin();
      Window.pass(load, ramp);
      delay.clear();
      for (int i = 0; i < rounds; i++) {
        say("round " + (i + 1) + " of " + rounds);
        paces.add(Window.count(load, seconds));
      }
    }
    return new Report("postbacks", "per second", "CPU ms each", "p99.9 delay ms", "cores")
        .row(
            perHost + " at a time",
            Figures.median(paces, Window.Pace::perSecond),
            Figures.median(paces, Window.Pace::cpuMillis),
            delay.quantile(0.999),
            Figures.median(paces, Window.Pace::cores))
        .note(
            "Each is the job of a bench worker that does nothing; submitting and ending included.");
  }
}
