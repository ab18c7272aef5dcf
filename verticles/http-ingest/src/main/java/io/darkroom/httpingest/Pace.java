package io.darkroom.httpingest;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether a sender is fast enough. It is judged only while its bytes are asked for: when the blob
 * store holds us up, the sender is not to blame.
 */
final class Pace {
  private final Limits limits;
  private final LongSupplier nanos;
  private final long began;
  private long heard;
  private boolean asked;

  /**
   * @param nanos a clock, in nanoseconds
   */
  Pace(Limits limits, LongSupplier nanos) {
    this.limits = limits;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
    this.heard = began;
  }

  /** Bytes are asked for from now on. */
  void ask() {
    if (!asked) {
      asked = true;
      heard = nanos.getAsLong();
    }
  }

  /** Bytes are not asked for from now on. */
  void rest() {
    asked = false;
  }

  /** Bytes came. */
  void hear() {
    heard = nanos.getAsLong();
  }

  /** What is wrong with the pace, as the end of a sentence about the body. */
  Optional<String> complaint() {
    long now = nanos.getAsLong();
    if (asked && now - heard > limits.uploadIdle().toNanos()) {
      return Optional.of("and then nothing for " + shown(limits.uploadIdle()));
    }
    if (now - began > limits.uploadTimeout().toNanos()) {
      return Optional.of("in the " + shown(limits.uploadTimeout()) + " that it may take");
    }
    return Optional.empty();
  }

  private static String shown(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : duration.toMillis() + " ms";
  }
}
