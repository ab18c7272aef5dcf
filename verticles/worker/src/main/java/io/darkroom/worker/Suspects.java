package io.darkroom.worker;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.bus.Bus;
import io.darkroom.contract.bus.Quarantines;
import io.darkroom.storage.BlobStore;
import io.darkroom.storage.quarantine.Fingerprint;
import io.darkroom.storage.quarantine.Quarantine;
import io.darkroom.storage.quarantine.Quarantined;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sources in quarantine away from codecs, and brings those there that crash them. The list is
 * copied from the blob store, when somebody says that it has changed and every {@value
 * #REFRESH_MILLIS} ms; only sources of a size that is listed are hashed, since hashing one costs a
 * good part of developing it. Lives on the loop's context.
 */
final class Suspects {
  static final long REFRESH_MILLIS = 60_000;

  /** An attempt's end does not wait longer for the store = {@value} ms. */
  private static final long ACCUSE_MILLIS = 5_000;

  private static final Set<Failure> CRASHES =
      Set.of(Failure.CODEC_CRASHED, Failure.CODEC_TIMEOUT, Failure.CODEC_MEMORY);

  private static final Logger log = LoggerFactory.getLogger(Suspects.class);

  private final Vertx vertx;
  private final Bus bus;
  private final Quarantine quarantine;
  private volatile Set<Fingerprint> listed = Set.of();
  private MessageConsumer<JsonObject> notices;
  private long timer;

  Suspects(Vertx vertx, Bus bus, BlobStore store) {
    this.vertx = vertx;
    this.bus = bus;
    quarantine = new Quarantine(store);
  }

  /** Completes when the list was read for the first time. */
  Future<Void> open() {
    timer = vertx.setPeriodic(REFRESH_MILLIS, tick -> refresh());
    return bus.listen(Quarantines.CHANGED, sha256 -> refresh())
        .onSuccess(listening -> notices = listening)
        .compose(listening -> refresh());
  }

  private Future<Void> refresh() {
    return quarantine
        .fingerprints()
        .<Void>map(
            all -> {
              listed = Set.copyOf(all);
              return null;
            })
        .otherwise(
            error -> {
              log.warn("the quarantine could not be read: {}", error.getMessage());
              return null;
            });
  }

  /** The source as it is; {@code SOURCE_QUARANTINED}. */
  Future<Buffer> admit(Buffer source) {
    Set<Fingerprint> known = listed;
    if (known.stream().noneMatch(one -> one.bytes() == source.length())) {
      return Future.succeededFuture(source);
    }
    return fingerprint(source)
        .compose(
            print ->
                known.contains(print)
                    ? Future.failedFuture(quarantined(print))
                    : Future.succeededFuture(source));
  }

  private static DarkroomException quarantined(Fingerprint print) {
    return Failure.SOURCE_QUARANTINED.with(
        "The source is in quarantine, since codecs crashed on it twice; its SHA-256 is "
            + print.sha256()
            + ". Send another one, or have it released: DELETE /v1/quarantine/"
            + print.sha256()
            + ".");
  }

  /** If the attempt's source has crashed a codec, says so to the store. Never fails. */
  Future<Void> accuse(Attempt attempt, Throwable error) {
    Buffer source = attempt.source();
    if (source == null
        || !(error instanceof DarkroomException crash)
        || !CRASHES.contains(crash.failure())) {
      return Future.succeededFuture();
    }
    return fingerprint(source)
        .compose(print -> accuse(attempt, crash, print))
        .timeout(ACCUSE_MILLIS, TimeUnit.MILLISECONDS)
        .otherwise(
            failure -> {
              log.atWarn()
                  .addKeyValue("job", attempt.job.id())
                  .log("a suspect could not be noted: {}", failure.getMessage());
              return null;
            });
  }

  private Future<Void> accuse(Attempt attempt, DarkroomException crash, Fingerprint print) {
    return quarantine
        .accuse(
            new Quarantined(
                print.sha256(),
                print.bytes(),
                crash.failure().name(),
                crash.getMessage(),
                attempt.job.id(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS).toString()))
        .compose(
            caught -> {
              if (!caught) {
                return Future.succeededFuture();
              }
              log.atWarn()
                  .addKeyValue("job", attempt.job.id())
                  .addKeyValue("sha256", print.sha256())
                  .addKeyValue("failure", crash.failure())
                  .log("source quarantined");
              bus.publish(Quarantines.CHANGED, print.sha256());
              return refresh();
            });
  }

  private Future<Fingerprint> fingerprint(Buffer source) {
    return vertx.executeBlocking(() -> Fingerprint.of(source), false);
  }

  /** How many are listed, for a metric. */
  int listed() {
    return listed.size();
  }

  void close() {
    vertx.cancelTimer(timer);
    if (notices != null) {
      notices.unregister();
    }
  }
}
