package io.darkroom.jobs;

import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Submission;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Jobs a second through the service on SQLite at full synchronous, without the bus: submitted,
 * claimed and finished, and with a delivery also that claimed and settled. Not a test; run it by
 * its main method. Arguments: jobs (50000), batch (100), asks in flight (8), folder of the
 * database.
 */
public final class StoreBench {
  private static final int ROUNDS = 3;

  private final Context context;
  private final JobService service;
  private final int batch;
  private final int flight;

  private StoreBench(Context context, JobService service, int batch, int flight) {
    this.context = context;
    this.service = service;
    this.batch = batch;
    this.flight = flight;
  }

  public static void main(String[] args) throws Exception {
    int jobs = argument(args, 0, 50_000);
    int batch = argument(args, 1, 100);
    int flight = argument(args, 2, 8);
    Path folder =
        args.length > 3 ? Path.of(args[3]) : Files.createTempDirectory("darkroom-jobs-bench");
    Vertx vertx = Vertx.vertx();
    JobsMetrics metrics = new JobsMetrics(new CompositeMeterRegistry(), List.of());
    JobStore store = new SqliteJobStore(vertx, folder.resolve("jobs.db"), metrics::committed);
    store.open().await();
    JobsOptions options = Fixtures.options(new JsonObject().put("highWater", 10_000_000));
    Witness witness = new Witness(new BusSignals(vertx), metrics);
    Admission admission = new Admission(options.highWater(), options.lowWater());
    JobService service =
        new JobService(store, options, admission, InstantSource.system(), witness, metrics);
    StoreBench bench = new StoreBench(vertx.getOrCreateContext(), service, batch, flight);
    for (int round = 1; round <= ROUNDS; round++) {
      bench.round(jobs, Notify.NOBODY);
      bench.round(jobs, Fixtures.POSTBACK);
    }
    store.close().await();
    vertx.close().await();
  }

  private static int argument(String[] args, int index, int fallback) {
    return args.length > index ? Integer.parseInt(args[index]) : fallback;
  }

  private void round(int jobs, Notify notify) {
    long start = System.nanoTime();
    List<Future<Void>> lanes = new ArrayList<>();
    for (int lane = 0; lane < flight; lane++) {
      Promise<Void> promise = Promise.promise();
      context.runOnContext(
          nothing -> lane(jobs / batch / flight, notify).onComplete(promise::handle));
      lanes.add(promise.future());
    }
    Future.all(lanes).await();
    double seconds = (System.nanoTime() - start) / 1e9;
    int done = jobs / batch / flight * batch * flight;
    System.out.printf(
        Locale.ROOT,
        "%d jobs, %s, batches of %d, %d in flight: %.0f jobs/s%n",
        done,
        notify.url() == null ? "no delivery" : "one delivery each",
        batch,
        flight,
        done / seconds);
  }

  private Future<Void> lane(int batches, Notify notify) {
    if (batches <= 0) {
      return Future.succeededFuture();
    }
    List<Submission> submissions =
        IntStream.range(0, batch).mapToObj(i -> Fixtures.submission(notify)).toList();
    return service
        .submit(submissions)
        .compose(done -> service.claim(new Claim("bench", List.of(Fixtures.OPERATION), batch)))
        .compose(claimed -> service.finish(claimed.stream().map(StoreBench::finished).toList()))
        .compose(done -> notify.url() == null ? Future.succeededFuture() : deliver())
        .compose(done -> lane(batches - 1, notify));
  }

  private Future<Void> deliver() {
    return service
        .claimDeliveries(new DeliveryClaim(Notify.POSTBACK, "bench", batch))
        .compose(claimed -> service.settle(claimed.stream().map(StoreBench::delivered).toList()))
        .mapEmpty();
  }

  private static Finish finished(ClaimedJob job) {
    JsonObject result = new JsonObject().put("renditions", new JsonArray());
    return Finish.succeeded(job.id(), job.token(), result);
  }

  private static Settlement delivered(ClaimedDelivery one) {
    return new Settlement(one.id(), one.token(), Settlement.Outcome.DELIVERED, 0, "200");
  }
}
