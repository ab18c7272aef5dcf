package io.darkroom.worker;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Output;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobStore;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what parts of a job have made when the job has ended. What is not removed here, since the
 * worker dies first, {@code jobs} removes when the parts' records expire.
 */
final class Leftovers {
  /** Most blobs listed at a time = {@value}. */
  private static final int PAGE = 1_000;

  private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

  private final BlobStore store;

  Leftovers(BlobStore store) {
    this.store = store;
  }

  /** Removes what is left of the attempt's job. Never fails. */
  Future<Void> clear(Attempt attempt) {
    return clear(Output.ofPartsOf(attempt.job.id()).prefix())
        .otherwise(
            error -> {
              log.atWarn()
                  .addKeyValue("job", attempt.job.id())
                  .log("what its parts made is not removed yet: {}", error.getMessage());
              return null;
            });
  }

  private Future<Void> clear(String prefix) {
    return store
        .list(BlobRef.PRIVATE, prefix, PAGE)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture()
                    : store
                        .delete(found.stream().map(BlobInfo::ref).toList())
                        .compose(
                            deleted ->
                                found.size() < PAGE ? Future.succeededFuture() : clear(prefix)));
  }
}
