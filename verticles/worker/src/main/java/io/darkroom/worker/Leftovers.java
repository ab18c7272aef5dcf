package io.darkroom.worker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Output;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Jobs;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what parts of a job have made when the job has ended: all of it then, and what a part
 * stores later when that is stored. What is not removed here, since a worker dies first, {@code
 * jobs} removes when the parts' records expire.
 */
final class Leftovers {
  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  private final BlobStore store;
  private final Bus bus;

  Leftovers(BlobStore store, Bus bus) {
    this.store = store;
    this.bus = bus;
  }

  /** Removes what is left of the attempt's job. Never fails. */
  Future<Void> clear(Attempt attempt) {
    Output parts = Output.ofPartsOf(attempt.job.id());
    return store
        .clear(parts.bucket(), parts.prefix())
        .otherwise(error -> logged(attempt.job.id(), error));
  }

  /**
   * Removes what a part has stored if the job it is of has ended, and does not need it any more: it
   * may have been stored after that was cleared. Never fails.
   */
  Future<Void> clearPart(Attempt part) {
    String parent = part.job.request().parent();
    Output parts = Output.ofPartsOf(parent);
    return isOver(parent)
        .compose(
            over ->
                over
                    ? store.clear(parts.bucket(), parts.folder(part.job.id()))
                    : Future.<Void>succeededFuture())
        .otherwise(error -> logged(parent, error));
  }

  private Future<Boolean> isOver(String job) {
    return bus.ask(Jobs.GET, job)
        .map(found -> found.state().finished())
        .recover(
            error ->
                DarkroomException.of(error).failure() == Failure.JOB_NOT_FOUND
                    ? Future.succeededFuture(true)
                    : Future.failedFuture(error));
  }

  private static Void logged(String job, Throwable error) {
    log.atWarn()
        .addKeyValue("job", job)
        .log("what its parts made is not removed yet: {}", error.getMessage());
    return null;
  }
}
