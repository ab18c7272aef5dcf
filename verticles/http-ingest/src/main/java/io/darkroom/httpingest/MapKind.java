package io.darkroom.httpingest;

import io.darkroom.contract.JobView;
import java.util.Arrays;
import java.util.Optional;

/** What the older service made, and which operations make it here. */
enum MapKind {
  IMAGE("image", "map-image"),
  ANIMATION("animation", "map-animation");

  private final String word;
  private final String operation;

  MapKind(String word, String operation) {
    this.word = word;
    this.operation = operation;
  }

  /** The last part of its path. */
  String word() {
    return word;
  }

  String operation() {
    return operation;
  }

  /** What the job makes; empty if it is no map. */
  static Optional<MapKind> of(JobView job) {
    return Arrays.stream(values())
        .filter(kind -> kind.operation.equals(job.operation()))
        .findFirst();
  }
}
