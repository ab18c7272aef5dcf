package io.darkroom.worker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Ids;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Progress;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.contract.bus.Submission;
import io.darkroom.contract.bus.Submitted;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Has the parts of one job done: submits them under keys by which later attempts find them again,
 * tries those anew that have failed or were cancelled in an earlier one, and waits for all. Lives
 * on the loop's context.
 */
final class PartsRun {
  /** Most parts submitted in one ask = {@value}. */
  private static final int BATCH = 100;

  /** How often a part is begun anew that has gone, or was cancelled by somebody else = {@value}. */
  private static final int MAX_RENEWALS = 3;

  private final Attempt attempt;
  private final Tools tools;
  private final List<Part> parts;
  private final String stage;
  private final JobView[] ended;
  private final int[] renewals;
  private final Set<String> open = new HashSet<>();
  private final Promise<List<JobView>> promise = Promise.promise();
  private int done;
  private boolean unwanted;

  PartsRun(Attempt attempt, Tools tools, List<Part> parts, String stage) {
    this.attempt = attempt;
    this.tools = tools;
    this.parts = parts;
    this.stage = stage;
    ended = new JobView[parts.size()];
    renewals = new int[parts.size()];
    if (parts.stream().map(Part::name).distinct().count() < parts.size()) {
      throw new IllegalArgumentException("two parts have the same name");
    }
  }

  /** Completes when all have succeeded; fails as the first part that fails, or as the attempt. */
  Future<List<JobView>> go() {
    attempt.hasParts();
    if (parts.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    tell();
    attempt.abandonment().onFailure(this::givenUp);
    submitFrom(0);
    return promise.future();
  }

  private void submitFrom(int first) {
    int end = Math.min(parts.size(), first + BATCH);
    if (first == end || !wanted()) {
      return;
    }
    List<Submission> batch =
        IntStream.range(first, end).mapToObj(i -> submission(i, key(i))).toList();
    tools
        .commissions()
        .submit(batch, this::wanted)
        .onComplete(
            taken -> {
              List<Future<Void>> looked = new ArrayList<>();
              for (int i = first; i < end; i++) {
                Submission asked = batch.get(i - first);
                looked.add(taken(i, asked.idempotencyKey(), taken.get(i - first)));
              }
              Future.join(looked).onComplete(all -> submitFrom(end));
            },
            this::fail);
  }

  private String key(int part) {
    return "part:" + attempt.job.id() + ":" + parts.get(part).name();
  }

  private Submission submission(int part, String key) {
    return new Submission(
        Ids.next(),
        parts.get(part).request().asPartOf(attempt.job.id(), attempt.job.request().priority()),
        key,
        null);
  }

  /** Completes when it is known what is to be done about the part. */
  private Future<Void> taken(int part, String key, Submitted submitted) {
    JobView job = submitted.job();
    if (job.state() == JobState.SUCCEEDED) {
      return isThere(job)
          .onComplete(
              there -> {
                if (there) {
                  succeeded(part, job);
                } else {
                  anew(part, key + ":" + job.id()); // every attempt that comes here goes this way
                }
              },
              this::fail)
          .mapEmpty();
    }
    if (job.state().finished()) {
      retry(part, key, job);
    } else {
      await(part, key, job);
    }
    return Future.succeededFuture();
  }

  /** What an earlier attempt's part has made is removed when the job ends; it may be retried. */
  private Future<Boolean> isThere(JobView job) {
    List<Future<?>> heads = new ArrayList<>();
    job.renditions().forEach(one -> heads.add(tools.store().head(one.blob())));
    return Future.all(heads)
        .map(true)
        .recover(
            error ->
                DarkroomException.of(error).failure() == Failure.BLOB_NOT_FOUND
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(error));
  }

  private void anew(int part, String key) {
    if (++renewals[part] > MAX_RENEWALS) {
      fail(
          Failure.JOB_NOT_FOUND.with(
              "Part " + parts.get(part).name() + " is gone whenever it was made; try again."));
      return;
    }
    tools
        .commissions()
        .submit(List.of(submission(part, key)), this::wanted)
        .onComplete(taken -> taken(part, key, taken.get(0)), this::fail);
  }

  private void retry(int part, String key, JobView job) {
    tools
        .commissions()
        .untilTaken(() -> tools.bus().ask(Jobs.RETRY, job.id()), this::wanted)
        .onComplete(
            queued -> await(part, key, queued),
            error -> {
              switch (DarkroomException.of(error).failure()) {
                // Another attempt was quicker; or it has expired, and its key with it.
                case JOB_NOT_RETRYABLE, JOB_NOT_FOUND -> anew(part, key);
                default -> fail(error);
              }
            });
  }

  private void await(int part, String key, JobView job) {
    if (unwanted) { // since it was asked for
      cancel(job.id());
      return;
    }
    open.add(job.id());
    tools
        .commissions()
        .end(job)
        .onComplete(
            view -> {
              open.remove(job.id());
              ended(part, key, view);
            },
            gone -> {
              open.remove(job.id());
              anew(part, key);
            });
  }

  private void ended(int part, String key, JobView job) {
    if (promise.future().isComplete() || !wanted()) {
      return;
    }
    if (job.state() == JobState.SUCCEEDED) {
      succeeded(part, job);
    } else if (job.state() == JobState.CANCELLED && renewals[part]++ < MAX_RENEWALS) {
      retry(part, key, job); // an attempt that timed out may just have cancelled it
    } else {
      Fault fault = Fault.of(job.json().getJsonObject("failure"));
      fail(
          fault
              .failure()
              .with("Part " + parts.get(part).name() + " has failed: " + fault.message()));
    }
  }

  private void succeeded(int part, JobView job) {
    ended[part] = job;
    done++;
    tell();
    if (done == parts.size()) {
      promise.tryComplete(Arrays.asList(ended));
    }
  }

  private void tell() {
    attempt.progress(new Progress(done, parts.size(), stage));
  }

  private boolean wanted() {
    return attempt.abandoned() == null && !promise.future().isComplete();
  }

  private void fail(Throwable error) {
    if (promise.tryFail(error)) {
      cancelOpen();
    }
  }

  /** The next attempt goes on with the parts of one that lost its lease or its worker. */
  private void givenUp(Throwable reason) {
    Failure failure = DarkroomException.of(reason).failure();
    boolean goesOn = failure == Failure.LEASE_LOST || failure == Failure.SHUTTING_DOWN;
    if (promise.tryFail(reason) && !goesOn) {
      cancelOpen();
    }
  }

  /** What is not heard of now, {@code jobs} cancels when the job itself has ended so. */
  private void cancelOpen() {
    unwanted = true;
    Set.copyOf(open).forEach(this::cancel);
  }

  private void cancel(String id) {
    tools.bus().ask(Jobs.CANCEL, id);
  }
}
