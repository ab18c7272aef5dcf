package io.darkroom.contract;

import java.util.Locale;

/** Where a job stands. A retry goes from {@link #RUNNING} back to {@link #QUEUED}. */
public enum JobState {
  QUEUED,
  RUNNING,
  SUCCEEDED,
  FAILED,
  CANCELLED;

  /** True for the three states a job ends in. */
  public boolean finished() {
    return this == SUCCEEDED || this == FAILED || this == CANCELLED;
  }

  /** The state as JSON spells it: lower case. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state JSON spelled so. */
  public static JobState ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
