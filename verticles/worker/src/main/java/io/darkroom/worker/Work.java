package io.darkroom.worker;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.JobView;
import io.darkroom.contract.Output;
import io.darkroom.contract.Progress;
import io.darkroom.contract.Rendition;
import io.darkroom.contract.Source;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobMeta;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * The job an operation has in hand, and all it may do with the world. Called on the loop's context,
 * but for {@link #progress}, {@link #checkWanted} and {@link #giveWay}.
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

  /** True if the job has failed when this attempt fails, whatever the failure. */
  public boolean lastAttempt() {
    return attempt.job.lastAttempt();
  }

  /** The job's source, as {@link #take} has it. */
  public Future<Buffer> fetch() {
    Source source = request().source();
    return source == null
        ? Future.failedFuture(
            Failure.MISSING_FIELD.with("source is missing; give source.url or source.blob"))
        : take(source);
  }

  /**
   * The image that is to be developed now, whole; {@code SOURCE_TOO_LARGE} when it is larger than
   * the worker takes, {@code SOURCE_QUARANTINED} when codecs crashed on it. If the attempt fails
   * with a crash of a codec ({@code CODEC_CRASHED}, {@code CODEC_TIMEOUT}, {@code CODEC_MEMORY}),
   * it is this image's.
   */
  public Future<Buffer> take(Source source) {
    return fetch(source).onSuccess(attempt::fetched);
  }

  /**
   * The attempt goes on without the image that was taken last, which has failed. If a codec crashed
   * on it, that is noted now; what fails later has nothing to do with it. Never fails, but when the
   * attempt is over.
   */
  public Future<Void> putAside(Throwable failed) {
    return attempt.whileWanted(
        () -> tools.suspects().accuse(attempt, failed).onSuccess(noted -> attempt.fetched(null)));
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
   * Computes as {@link #compute(Callable)} does, but waits no longer than {@code patience} lasts:
   * when that fails, from whatever thread, so does this. The CPU thread is the attempt's until it
   * returns.
   */
  public <T> Future<T> compute(Callable<T> callable, Future<Void> patience) {
    Promise<T> promise = Promise.promise();
    patience.onFailure(reason -> attempt.onContext(() -> promise.tryFail(reason)));
    compute(callable).onComplete(promise::tryComplete, promise::tryFail);
    return promise.future();
  }

  /**
   * Fails with the reason when the attempt is over, and never succeeds: for operations that wait
   * for something else than what is here.
   */
  public Future<Void> over() {
    return attempt.abandonment();
  }

  /**
   * Has parts of this job done by whichever workers of the cluster are free, and waits for them; it
   * takes no slot meanwhile. Gives the parts' jobs in the order of the parts when all have
   * succeeded. When one fails, fails as it does, and cancels the others.
   *
   * <p>Parts are durable: an attempt that comes after this one, wherever, finds those that are
   * done, and has only the others done. What they store goes to the private bucket, below {@code
   * parts/} and this job's id, and is removed when this job has ended.
   *
   * @param stage what the job's progress calls it; the progress counts the parts that are done
   */
  public Future<List<JobView>> parts(List<Part> parts, String stage) {
    return tools
        .waiting()
        .withoutSlot(attempt, () -> new PartsRun(attempt, tools, parts, stage).go());
  }

  /**
   * Stores what this job's parts need to know, where their own products go: it is removed with
   * those. Kept again under the same name, it replaces what was there.
   */
  public Future<BlobRef> keep(Product product) {
    attempt.hasParts();
    BlobRef place =
        new BlobRef(
            BlobRef.PRIVATE,
            Output.ofPartsOf(id()).prefix() + product.name() + "." + product.extension());
    return confirmed(
        () ->
            tools
                .store()
                .put(place, BlobMeta.of(product.contentType()), product.bytes())
                .map(place));
  }

  /** The bytes of what a part has made, however many: what sources may have is no bound on it. */
  public Future<Buffer> read(Rendition made) {
    return read(made.blob(), made.bytes());
  }

  /**
   * Takes a step of the operation's own, which goes on by itself when the attempt is over; what is
   * returned then fails with the reason.
   */
  public <T> Future<T> whileWanted(Supplier<Future<T>> step) {
    return attempt.whileWanted(step);
  }

  /**
   * Stores one output at the place the job's {@code output} gives it. Nothing is written unless the
   * lease is certain.
   */
  public Future<Rendition> store(Product product) {
    return store(
        product,
        request().output().place(id(), product.name(), product.extension(), product.contentType()),
        Map.of());
  }

  /**
   * Stores one output at a place of the operation's own, as {@link #store(Product)} does.
   *
   * @param user metadata that is stored beside it; see {@link BlobMeta}
   */
  public Future<Rendition> store(Product product, BlobRef place, Map<String, String> user) {
    long begun = System.nanoTime();
    return confirmed(() -> put(product, place, user))
        .onComplete(
            stored -> {
              attempt.storeNanos += System.nanoTime() - begun;
              tools.metrics().took("store", request().operation(), System.nanoTime() - begun);
            });
  }

  /**
   * Stores a file as {@link #store(Product)} does, piece by piece; the product's own bytes are not
   * looked at. The file is the caller's to remove.
   */
  public Future<Rendition> store(Product product, Path file) {
    BlobRef place =
        request().output().place(id(), product.name(), product.extension(), product.contentType());
    BlobMeta meta = new BlobMeta(product.contentType(), product.cacheControl(), Map.of());
    long begun = System.nanoTime();
    return confirmed(
            () ->
                Tools.open(file)
                    .compose(
                        stream ->
                            tools
                                .store()
                                .put(place, meta, stream.pause())
                                .eventually(stream::close)))
        .map(info -> rendition(product, place, info))
        .onComplete(
            stored -> {
              attempt.storeNanos += System.nanoTime() - begun;
              tools.metrics().took("store", request().operation(), System.nanoTime() - begun);
            });
  }

  /** What is stored at a place; {@code BLOB_NOT_FOUND} when nothing is. */
  public Future<BlobInfo> stored(BlobRef place) {
    return attempt.whileWanted(() -> tools.store().head(place));
  }

  /** The URL under which the public finds a place; null when it cannot be had by URL. */
  public String publicUrl(BlobRef place) {
    return tools.store().publicUrl(place).orElse(null);
  }

  /** The bytes that are stored at a place; {@code SOURCE_TOO_LARGE} beyond {@code max}. */
  public Future<Buffer> read(BlobRef place, long max) {
    return attempt.whileWanted(() -> tools.store().read(place, max));
  }

  /** Removes what is stored at a place, if anything is. Only while the lease is certain. */
  public Future<Void> remove(BlobRef place) {
    return confirmed(() -> tools.store().delete(List.of(place)));
  }

  /** Says how far the work is: {@code done} of {@code total} units, 0 when not known. */
  public void progress(int done, int total, String stage) {
    attempt.progress(new Progress(done, total, stage));
  }

  /**
   * On a CPU thread: lets small work go first for a moment, where it has no other thread. Long
   * computations of costly operations call it between their steps. Throws as {@link #checkWanted}.
   */
  public void giveWay() {
    try {
      tools.cpu().giveWay(attempt);
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
    checkWanted();
  }

  /** Throws why the attempt is over, if it is. Long computations call it between their steps. */
  public void checkWanted() {
    DarkroomException abandoned = attempt.abandoned();
    if (abandoned != null) {
      throw abandoned;
    }
  }

  /** Writes something, if the lease is certain. */
  private <T> Future<T> confirmed(Supplier<Future<T>> write) {
    return attempt.whileWanted(
        () ->
            tools
                .leases()
                .confirm(attempt)
                .compose(nothing -> attempt.whileWanted(() -> attempt.writes(write.get()))));
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

  private Future<Rendition> put(Product product, BlobRef place, Map<String, String> user) {
    BlobMeta meta = new BlobMeta(product.contentType(), product.cacheControl(), user);
    return tools
        .store()
        .put(place, meta, product.bytes())
        .map(info -> rendition(product, place, info));
  }

  private Rendition rendition(Product product, BlobRef place, BlobInfo info) {
    return new Rendition(
        product.name(),
        place,
        product.contentType(),
        info.bytes(),
        product.width(),
        product.height(),
        publicUrl(place),
        info.etag());
  }
}
