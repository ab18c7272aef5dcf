package io.darkroom.jobs;

import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.Finish;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A process that is there to be killed: submits and finishes jobs, several batches at once, and
 * says so, a line each that ends with a dot, as soon as the store has acknowledged them.
 */
public final class DurabilityWriter {
  private static final int LANES = 8;
  private static final int BATCH = 5;

  private final JobStore store;
  private final Transitions transitions = new Transitions(Policy.DEFAULT);

  private DurabilityWriter(JobStore store) {
    this.store = store;
  }

  /** Writes until it is killed; argument: the database. */
  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    JobStore store = new SqliteJobStore(vertx, Path.of(args[0]), size -> {});
    DurabilityWriter writer = new DurabilityWriter(store);
    store
        .open()
        .onSuccess(opened -> IntStream.range(0, LANES).forEach(lane -> writer.go()))
        .onFailure(
            error -> {
              error.printStackTrace();
              System.exit(1);
            });
  }

  private void go() {
    long now = System.currentTimeMillis();
    List<JobRecord> jobs = IntStream.range(0, BATCH).mapToObj(i -> Fixtures.job(now)).toList();
    store
        .insert(jobs)
        .compose(
            inserted -> {
              inserted.forEach(one -> say("submitted " + one.job().id()));
              return store.take(
                  new JobStore.Pick.Claimable(List.of(Fixtures.OPERATION), now),
                  BATCH,
                  job -> transitions.claim(job, "writer", now));
            })
        .compose(claimed -> Future.all(claimed.stream().map(one -> finish(one, now)).toList()))
        .onSuccess(finished -> go())
        .onFailure(error -> System.exit(1));
  }

  private Future<?> finish(Applied<ClaimedJob> claimed, long now) {
    Finish finish =
        Finish.succeeded(claimed.answer().id(), claimed.answer().token(), new JsonObject());
    return store
        .edit(
            List.of(new JobStore.Edit<>(finish.id(), job -> transitions.finish(job, finish, now))))
        .onSuccess(done -> say("finished " + finish.id()));
  }

  private static void say(String what) {
    System.out.println(what + " .");
  }
}
