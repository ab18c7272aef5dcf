package io.darkroom.bench;

import io.darkroom.contract.Ids;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Notify;
import io.darkroom.contract.bus.Accepted;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Claim;
import io.darkroom.contract.bus.ClaimedDelivery;
import io.darkroom.contract.bus.ClaimedJob;
import io.darkroom.contract.bus.DeliveryClaim;
import io.darkroom.contract.bus.Finish;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Settlement;
import io.darkroom.contract.bus.Submission;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

/** Jobs that ask for nothing, and the three who deal with them: submitter, worker, deliverer. */
final class Noops {
  /** The kind of delivery that only the benchmarks serve. */
  static final String KIND = "bench";

  /** Whom such a job tells. */
  static final Notify SINK = new Notify(null, KIND + ":sink");

  private Noops() {}

  /** Submits so many jobs at once; completes when they are durable. */
  static Future<Integer> submit(Bus bus, int jobs, Notify notify) {
    List<Submission> batch =
        IntStream.range(0, jobs)
            .mapToObj(i -> new Submission(Ids.next(), request(notify), null, null))
            .toList();
    return bus.ask(Jobs.SUBMIT, batch).map(List::size);
  }

  /** Does what a worker does with up to {@code most} jobs. */
  static Future<Integer> work(Bus bus, int most) {
    return bus.ask(Jobs.CLAIM, new Claim("bench-worker", List.of(NoopSpec.NAME), most))
        .compose(
            claimed ->
                claimed.isEmpty()
                    ? Future.succeededFuture(0)
                    : bus.ask(Jobs.FINISH, claimed.stream().map(Noops::done).toList())
                        .map(Noops::allAccepted));
  }

  /** Does what a deliverer does with up to {@code most} deliveries. */
  static Future<Integer> deliver(Bus bus, int most) {
    return bus.ask(Jobs.CLAIM_DELIVERIES, new DeliveryClaim(KIND, "bench-deliverer", most))
        .compose(
            claimed ->
                claimed.isEmpty()
                    ? Future.succeededFuture(0)
                    : bus.ask(Jobs.SETTLE, claimed.stream().map(Noops::delivered).toList())
                        .map(Noops::allAccepted));
  }

  /** What a worker says that did nothing. */
  static JsonObject result() {
    return new JsonObject().put("renditions", new JsonArray());
  }

  private static JobRequest request(Notify notify) {
    return JobRequest.of(NoopSpec.NAME, null, new JsonObject()).notifying(notify);
  }

  private static Finish done(ClaimedJob job) {
    return Finish.succeeded(job.id(), job.token(), result());
  }

  private static Settlement delivered(ClaimedDelivery delivery) {
    return new Settlement(
        delivery.id(), delivery.token(), Settlement.Outcome.DELIVERED, 0, "counted");
  }

  private static int allAccepted(List<Accepted> answers) {
    if (!answers.stream().allMatch(Accepted::accepted)) {
      throw new IllegalStateException("an ending was refused");
    }
    return answers.size();
  }
}
