package io.darkroom.worker;

import java.util.Locale;

/** How an attempt ended, as the log and the metrics say it. */
enum Outcome {
  SUCCEEDED,
  FAILED,
  /** Given back unspent. */
  RELEASED,
  CANCELLED,
  /**
   * Another has the job, or it could not be told how it ended: nothing was, or will be, written.
   */
  LOST,
  /** The first telling was not answered and the second was too late: it may have been taken. */
  UNSURE;

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
