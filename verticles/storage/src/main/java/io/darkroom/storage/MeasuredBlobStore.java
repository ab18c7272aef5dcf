package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Times a store's calls: {@code darkroom.storage.calls}, by operation and outcome. A call that
 * would fail again, as for a blob that is not there, is {@code refused}; one that may pass another
 * time is {@code failed}, and worth an alarm. Of a stream that is read, only the opening counts.
 */
final class MeasuredBlobStore implements BlobStore {
  private enum Operation {
    CHECK,
    PUT,
    HEAD,
    GET,
    READ,
    DELETE,
    LIST
  }

  private enum Outcome {
    OK,
    REFUSED,
    FAILED
  }

  private final BlobStore store;
  private final Map<Operation, Map<Outcome, Timer>> timers = new EnumMap<>(Operation.class);

  MeasuredBlobStore(BlobStore store, MeterRegistry registry) {
    this.store = store;
    for (Operation operation : Operation.values()) {
      Map<Outcome, Timer> outcomes = new EnumMap<>(Outcome.class);
      for (Outcome outcome : Outcome.values()) {
        outcomes.put(
            outcome,
            Timer.builder("darkroom.storage.calls")
                .description("Calls of the blob store")
                .tag("operation", operation.name().toLowerCase(Locale.ROOT))
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry));
      }
      timers.put(operation, outcomes);
    }
  }

  private <T> Future<T> timed(Operation operation, Future<T> call) {
    long start = System.nanoTime();
    return call.onComplete(
        result ->
            timers
                .get(operation)
                .get(outcome(result))
                .record(Duration.ofNanos(System.nanoTime() - start)));
  }

  private static Outcome outcome(AsyncResult<?> result) {
    if (result.succeeded()) {
      return Outcome.OK;
    }
    // What is not ours is the failure of the stream that was to be stored.
    return result.cause() instanceof DarkroomException ours && ours.failure().retryable()
        ? Outcome.FAILED
        : Outcome.REFUSED;
  }

  @Override
  public Future<Void> open() {
    return store.open();
  }

  @Override
  public Future<Void> check() {
    return timed(Operation.CHECK, store.check());
  }

  @Override
  public Future<BlobInfo> put(BlobRef ref, BlobMeta meta, Buffer bytes) {
    return timed(Operation.PUT, store.put(ref, meta, bytes));
  }

  @Override
  public Future<BlobInfo> putIfAbsent(BlobRef ref, BlobMeta meta, Buffer bytes) {
    return timed(Operation.PUT, store.putIfAbsent(ref, meta, bytes));
  }

  @Override
  public Future<BlobInfo> put(BlobRef ref, BlobMeta meta, ReadStream<Buffer> stream) {
    return timed(Operation.PUT, store.put(ref, meta, stream));
  }

  @Override
  public Future<BlobInfo> head(BlobRef ref) {
    return timed(Operation.HEAD, store.head(ref));
  }

  @Override
  public Future<BlobContent> get(BlobRef ref, ByteRange range) {
    return timed(Operation.GET, store.get(ref, range));
  }

  @Override
  public Future<Buffer> read(BlobRef ref, long maxBytes) {
    return timed(Operation.READ, store.read(ref, maxBytes));
  }

  @Override
  public Future<Void> delete(List<BlobRef> refs) {
    return timed(Operation.DELETE, store.delete(refs));
  }

  @Override
  public Future<List<BlobInfo>> list(String bucket, String prefix, int limit) {
    return timed(Operation.LIST, store.list(bucket, prefix, limit));
  }

  @Override
  public Optional<String> presign(BlobRef ref, Duration validFor) {
    return store.presign(ref, validFor);
  }

  @Override
  public Optional<String> publicUrl(BlobRef ref) {
    return store.publicUrl(ref);
  }

  @Override
  public Future<Void> close() {
    return store.close();
  }
}
