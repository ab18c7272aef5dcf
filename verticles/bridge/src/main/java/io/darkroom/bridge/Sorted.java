package io.darkroom.bridge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The messages of a batch, by what is to become of them.
 *
 * @param asked make jobs
 * @param ignored ask for nothing
 * @param rejected can never become jobs, and are dead-lettered
 * @param dropped can never become jobs, and their format has such removed; or are of a subject that
 *     is in the batch already
 */
record Sorted(
    List<Reading> asked, List<Reading> ignored, List<Rejected> rejected, List<Dropped> dropped) {
  /** A message that is removed, and why. */
  record Dropped(Incoming message, String why) {}

  static Sorted of(List<Reading> readings, boolean dropsInvalid) {
    Sorted sorted =
        new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Set<String> subjects = new HashSet<>();
    for (Reading reading : readings) {
      if (reading.ignored() != null) {
        sorted.ignored.add(reading);
      } else if (reading.fault() != null && dropsInvalid) {
        sorted.dropped.add(new Dropped(reading.message(), reading.fault().message()));
      } else if (reading.fault() != null) {
        sorted.rejected.add(new Rejected(reading.message(), reading.fault()));
      } else if (reading.subject() != null && !subjects.add(reading.subject())) {
        sorted.dropped.add(new Dropped(reading.message(), "there is another in this batch"));
      } else {
        sorted.asked.add(reading);
      }
    }
    return sorted;
  }
}
