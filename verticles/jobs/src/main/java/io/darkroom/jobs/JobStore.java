package io.darkroom.jobs;

import io.darkroom.contract.bus.DeliveryQuery;
import io.darkroom.contract.bus.JobQuery;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps job records. It knows how to find them and how to write them atomically and durably; what
 * is written, {@link Transitions} say.
 *
 * <p>A future that has succeeded means that the writes are durable. Futures complete on the
 * caller's context. Whatever may pass fails as {@code STORE_UNAVAILABLE}; then the writes may or
 * may not have happened.
 */
interface JobStore {
  /** Opens or creates what is stored. */
  Future<Void> open();

  /**
   * Stores new jobs. One whose id or idempotency key is there already is not stored; what is there
   * is the answer. Answers are in the order of the jobs.
   */
  Future<List<Inserted>> insert(List<JobRecord> jobs);

  /** What is there already of such jobs, by id or idempotency key; in the order of the jobs. */
  Future<List<Optional<JobRecord>>> known(List<JobRecord> jobs);

  /**
   * Applies transitions to jobs that are named, each atomically, in order for the same job. A
   * transition that throws fails the call, so one that may must be alone.
   */
  <A> Future<List<Applied<A>>> edit(List<Edit<A>> edits);

  /**
   * Applies a transition to up to {@code limit} jobs that {@code pick} finds, each atomically, and
   * gives those to which it applied: two callers never get the same.
   */
  <A> Future<List<Applied<A>>> take(
      Pick pick, int limit, Function<JobRecord, Applied<A>> transition);

  /** One job. */
  Future<Optional<JobRecord>> get(String id);

  /** Jobs of those keys that have not ended though a newer one of their key is stored. */
  Future<List<Outdated>> outdated(List<String> keys);

  /** Jobs, newest first. */
  Future<Slice<JobRecord>> list(JobQuery query);

  /** Deliveries in one state, those of the newest jobs first. */
  Future<Slice<Delivery>> listDeliveries(DeliveryQuery query);

  /** How much there is to do. */
  Future<Stats> stats(long now);

  /** Jobs that expired before {@code now}. */
  Future<List<JobRecord>> expired(long now, int limit);

  /** Removes jobs, if they are still expired. */
  Future<Void> remove(List<String> ids, long now);

  /** Finishes what was begun, and frees files and connections. */
  Future<Void> close();

  /**
   * What an insert found or made.
   *
   * @param created false if it was there already
   */
  record Inserted(JobRecord job, boolean created) {}

  /**
   * A transition of one job.
   *
   * @param transition gets null when there is no such job
   */
  record Edit<A>(String id, Function<JobRecord, Applied<A>> transition) {}

  /**
   * A job that another of the same {@link io.darkroom.contract.Supersedes#key() key} supersedes.
   *
   * @param newest the highest version of that key
   */
  record Outdated(String id, long newest) {}

  /**
   * A part of a listing.
   *
   * @param next the cursor of what follows; null at the end
   */
  record Slice<T>(List<T> items, String next) {}

  /** What {@link #take} looks for. */
  sealed interface Pick {
    /** Queued jobs that are due: highest priority first, then those due longest. */
    record Claimable(List<String> operations, long now) implements Pick {}

    /** Running jobs whose lease has run out. */
    record Lapsed(long now) implements Pick {}

    /** Jobs with a delivery of a kind that is due; those due longest first. */
    record Due(String kind, long now) implements Pick {}
  }
}
