package io.darkroom.worker;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Progress;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.Source;
import io.darkroom.storage.BlobMeta;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The job an operation has in hand, and all it may do with the world. Called on the loop's context,
 * but for {@link #progress}, {@link #checkWanted} and {@link #fail}, which any thread may call.
 *
 * <p>When the attempt is over (deadline, cancellation, lost lease, shutdown) every future that is
 * open fails with the reason, and nothing more can be begun.
 */
public final class Work {
  private final Attempt attempt;
  private final Tools tools;

  Work(Attempt attempt, Tools tools) {
    this.attempt = attempt;
    this.tools = tools;
  }

  /** The job's id. */
  public String id() {
    return attempt.job.id();
  }

  /** What is to be done. */
  public JobRequest request() {
    return attempt.job.request();
  }

  /** Which attempt this is, from 1. */
  public int attempt() {
    return attempt.job.attempt();
  }

  /**
   * The job's source, whole; {@code SOURCE_TOO_LARGE} when it is larger than the worker takes,
   * {@code SOURCE_QUARANTINED} when codecs crashed on it. If the attempt fails with a crash of a
   * codec ({@code CODEC_CRASHED}, {@code CODEC_TIMEOUT}, {@code CODEC_MEMORY}), it is this
   * source's.
   */
  public Future<Buffer> fetch() {
    Source source = request().source();
    return source == null
        ? Future.failedFuture(
            Failure.MISSING_FIELD.with("source is missing; give source.url or source.blob"))
        : fetch(source).onSuccess(attempt::fetched);
  }

  /** Another image the job names, whole; limited as its source is. */
  public Future<Buffer> fetch(Source source) {
    progress(0, 0, "fetching");
    long begun = System.nanoTime();
    return attempt
        .whileWanted(() -> read(source).compose(tools.suspects()::admit))
        .onComplete(
            fetched -> {
              attempt.fetchNanos += System.nanoTime() - begun;
              tools.metrics().took("fetch", request().operation(), System.nanoTime() - begun);
            });
  }

  /** Computes on a CPU thread. The callable may be interrupted when the attempt is over. */
  public <T> Future<T> compute(Callable<T> callable) {
    return attempt.whileWanted(() -> tools.compute(attempt, callable));
  }

  /**
   * Stores one output at the place the job's {@code output} gives it. Nothing is written unless the
   * lease is certain.
   */
  public Future<Rendition> store(Product product) {
    long begun = System.nanoTime();
    return attempt
        .whileWanted(
            () ->
                tools
                    .leases()
                    .confirm(attempt)
                    .compose(nothing -> attempt.whileWanted(() -> put(product))))
        .onComplete(
            stored -> {
              attempt.storeNanos += System.nanoTime() - begun;
              tools.metrics().took("store", request().operation(), System.nanoTime() - begun);
            });
  }

  /** Says how far the work is: {@code done} of {@code total} units, 0 when not known. */
  public void progress(int done, int total, String stage) {
    attempt.progress(new Progress(done, total, stage));
  }

  /** Throws why the attempt is over, if it is. Long computations call it between their steps. */
  public void checkWanted() {
    DarkroomException abandoned = attempt.abandoned();
    if (abandoned != null) {
      throw abandoned;
    }
  }

  /** Ends the attempt: it has failed for this reason, whatever is still being computed for it. */
  public void fail(DarkroomException reason) {
    attempt.onContext(() -> attempt.abandon(reason));
  }

  private Future<Buffer> read(Source source) {
    long max = tools.options().maxSource();
    if (source.url() == null) {
      return tools.store().read(source.blob(), max);
    }
    return tools
        .client()
        .get(source.url())
        .map(
            fetched -> {
              if (fetched.body().length() > max) {
                throw Failure.SOURCE_TOO_LARGE.with(
                    "The source has "
                        + fetched.body().length()
                        + " bytes, worker.maxSource allows "
                        + max);
              }
              return fetched.body();
            });
  }

  private Future<Rendition> put(Product product) {
    BlobRef place = request().output().place(id(), product.name(), product.extension());
    BlobMeta meta = new BlobMeta(product.contentType(), product.cacheControl(), Map.of());
    return tools
        .store()
        .put(place, meta, product.bytes())
        .map(
            info ->
                new Rendition(
                    product.name(),
                    place,
                    product.contentType(),
                    product.bytes().length(),
                    product.width(),
                    product.height(),
                    tools.store().publicUrl(place).orElse(null),
                    info.etag()));
  }
}
