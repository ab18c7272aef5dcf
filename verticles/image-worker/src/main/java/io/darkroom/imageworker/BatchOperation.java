package io.darkroom.imageworker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Source;
import io.darkroom.contract.bus.Fault;
import io.darkroom.contract.renditions.BatchOptions;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.worker.Operation;
import io.darkroom.worker.Work;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operation that makes the same pictures of several pictures, one after the other, so that only
 * one is in memory. Each may fail on its own: what would fail again is noted as failed and the
 * others go on; what may succeed later fails the attempt, but on the last attempt is noted, too.
 *
 * <p>The result is {@code {"sources": {NAME: {"source", "info", "renditions"}}, "renditions"}}: of
 * each source what {@link DevelopOperation} tells, or {@code {"failure": {"code", "message"}}}; and
 * all renditions. They are named {@code <source>-<rendition>}. When all sources have failed so has
 * the job, as the first did, unless {@code allMayFail}.
 *
 * <p>Metric: {@code darkroom.batch.sources{outcome}}, {@code made} and {@code failed}.
 */
final class BatchOperation implements Operation {
  /** They are of the attempt, not of a source. */
  private static final Set<Failure> OF_THE_ATTEMPT =
      Set.of(Failure.LEASE_LOST, Failure.CANCELLED, Failure.SHUTTING_DOWN);

  private static final Logger log = LoggerFactory.getLogger(BatchOperation.class);

  private final Lab lab;
  private final Counter made = counter("made");
  private final Counter failed = counter("failed");

  BatchOperation(Lab lab) {
    this.lab = lab;
  }

  private static Counter counter(String outcome) {
    return Counter.builder("darkroom.batch.sources")
        .description("sources of batches that are done with")
        .tag("outcome", outcome)
        .register(Metrics.globalRegistry);
  }

  @Override
  public String name() {
    return BatchOptions.OPERATION;
  }

  @Override
  public Future<JsonObject> develop(Work work) {
    JsonObject options = work.request().options();
    BatchOptions batch = BatchOptions.of(options);
    JsonObject each = BatchOptions.ofEach(options);
    BatchResult result = new BatchResult();
    Future<Void> all = Future.succeededFuture();
    for (Map.Entry<String, Source> source : batch.sources().entrySet()) {
      all = all.compose(before -> develop(work, batch, each, source, result));
    }
    return all.map(done -> DevelopOperation.withPreset(result.of(batch), options));
  }

  private Future<Void> develop(
      Work work,
      BatchOptions batch,
      JsonObject each,
      Map.Entry<String, Source> source,
      BatchResult result) {
    String name = source.getKey();
    int renditions = batch.renditions().renditions().size();
    int before = renditions * result.sources();
    int total = renditions * batch.sources().size();
    Shot shot =
        new Shot(
            RenditionsOptions.OPERATION,
            each,
            batch.renditions(),
            rendition -> BatchOptions.rendition(name, rendition),
            (done, ofIt, stage) -> work.progress(before + done, total, stage));
    Future<Buffer> taken = work.take(source.getValue());
    work.progress(before, total, "fetching"); // take() knows nothing of the others
    return taken
        .compose(image -> lab.develop(work, shot, image))
        .<Void>map(
            pictures -> {
              result.made(name, pictures);
              made.increment();
              return null;
            })
        .recover(error -> failed(work, name, error, result));
  }

  private Future<Void> failed(Work work, String name, Throwable error, BatchResult result) {
    DarkroomException why = DarkroomException.of(error);
    boolean again = why.failure().retryable() && !work.lastAttempt();
    if (again || OF_THE_ATTEMPT.contains(why.failure())) {
      return Future.failedFuture(error);
    }
    log.atLevel(why.failure().level())
        .setCause(why.getCause())
        .addKeyValue("job", work.id())
        .addKeyValue("source", name)
        .addKeyValue("failure", why.failure())
        .log("source failed: {}", why.getMessage());
    result.failed(name, Fault.of(why));
    failed.increment();
    return work.putAside(error);
  }
}
