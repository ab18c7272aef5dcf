package io.darkroom.contract.bus;

import io.darkroom.contract.JobView;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Everything that is asked of the role {@code jobs}, and what it tells. Every ask about many takes
 * and gives a batch, the answers in the order of the questions. Every ask may be asked again.
 *
 * <p>Each jobs node registers exactly one consumer an address: Vert.x's clustered round-robin
 * starves nodes whose counts differ.
 */
public final class Jobs {
  private static final String PREFIX = "darkroom.jobs.";
  private static final Codec<JobView> VIEW = new Codec<>(JobView::json, JobView::new);

  /**
   * Makes jobs durable. Fails as a whole with OVERLOADED over the high-water mark, unless all are
   * parts of jobs.
   */
  public static final Ask<List<Submission>, List<Submitted>> SUBMIT =
      new Ask<>(PREFIX + "submit", Codec.listOf(Submission.CODEC), Codec.listOf(Submitted.CODEC));

  /** Gives a worker jobs to do; none when there are none. */
  public static final Ask<Claim, List<ClaimedJob>> CLAIM =
      new Ask<>(PREFIX + "claim", Claim.CODEC, Codec.listOf(ClaimedJob.CODEC));

  /** Lengthens leases and records progress. */
  public static final Ask<List<Renewal>, List<Held>> RENEW =
      new Ask<>(PREFIX + "renew", Codec.listOf(Renewal.CODEC), Codec.listOf(Held.CODEC));

  /** Ends attempts. */
  public static final Ask<List<Finish>, List<Accepted>> FINISH =
      new Ask<>(PREFIX + "finish", Codec.listOf(Finish.CODEC), Codec.listOf(Accepted.CODEC));

  /** One job by its id; JOB_NOT_FOUND. */
  public static final Ask<String, JobView> GET = new Ask<>(PREFIX + "get", Codec.TEXT, VIEW);

  /** Jobs, newest first. */
  public static final Ask<JobQuery, Page> LIST =
      new Ask<>(PREFIX + "list", JobQuery.CODEC, Page.CODEC);

  /** Cancels a job by its id; JOB_NOT_FOUND, JOB_ALREADY_FINISHED. */
  public static final Ask<String, JobView> CANCEL = new Ask<>(PREFIX + "cancel", Codec.TEXT, VIEW);

  /** Queues a failed or cancelled job anew; JOB_NOT_FOUND, JOB_NOT_RETRYABLE. */
  public static final Ask<String, JobView> RETRY = new Ask<>(PREFIX + "retry", Codec.TEXT, VIEW);

  /** Gives a deliverer what is due. */
  public static final Ask<DeliveryClaim, List<ClaimedDelivery>> CLAIM_DELIVERIES =
      new Ask<>(
          PREFIX + "claim-deliveries", DeliveryClaim.CODEC, Codec.listOf(ClaimedDelivery.CODEC));

  /** Ends tries of deliveries. */
  public static final Ask<List<Settlement>, List<Accepted>> SETTLE =
      new Ask<>(PREFIX + "settle", Codec.listOf(Settlement.CODEC), Codec.listOf(Accepted.CODEC));

  /** Deliveries in one state. */
  public static final Ask<DeliveryQuery, Page> LIST_DELIVERIES =
      new Ask<>(PREFIX + "list-deliveries", DeliveryQuery.CODEC, Page.CODEC);

  /** Makes a dead delivery due at once, under its id; DELIVERY_NOT_FOUND, DELIVERY_NOT_DEAD. */
  public static final Ask<String, JsonObject> REPLAY_DELIVERY =
      new Ask<>(PREFIX + "replay-delivery", Codec.TEXT, Codec.JSON);

  /**
   * How much there is to do: {@code {"queued": {operation: n}, "running": {operation: n},
   * "oldestQueuedMillis": n, "pendingDeliveries": n, "deadDeliveries": n}}. Also the readiness
   * check of whoever needs {@code jobs}.
   */
  public static final Ask<JsonObject, JsonObject> STATS =
      new Ask<>(PREFIX + "stats", Codec.JSON, Codec.JSON);

  /** Jobs that changed. */
  public static final Notice<List<Change>> CHANGED =
      new Notice<>(PREFIX + "changed", Codec.listOf(Change.CODEC));

  private Jobs() {}

  /** Tells the workers of an operation that there is something to claim; the body is its name. */
  public static Notice<String> work(String operation) {
    return new Notice<>("darkroom.work." + operation, Codec.TEXT);
  }

  /** Tells the deliverers of a kind that there is something due; the body is the kind. */
  public static Notice<String> deliveries(String kind) {
    return new Notice<>("darkroom.deliveries." + kind, Codec.TEXT);
  }
}
