package io.darkroom.avatar.gltf;

import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.contract.Failure;

/** What is left of a model's limits while it is read. One model's, one thread's. */
final class Budget {
  private final ModelLimits limits;
  private final Deadline deadline;
  private long vertices;
  private long triangles;
  private long memory;

  Budget(ModelLimits limits, Deadline deadline) {
    this.limits = limits;
    this.deadline = deadline;
    this.vertices = limits.vertices();
    this.triangles = limits.triangles();
    this.memory = limits.memory();
  }

  ModelLimits limits() {
    return limits;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Takes vertices and triangles of a mesh, before they are read. */
  void takeMesh(long addedVertices, long addedTriangles) {
    deadline.check();
    vertices -= addedVertices;
    triangles -= addedTriangles;
    refuse(vertices < 0, "vertices", limits.vertices());
    refuse(triangles < 0, "triangles", limits.triangles());
  }

  /** Takes heap. */
  void takeMemory(long bytes) {
    memory -= bytes;
    refuse(memory < 0, "bytes in memory", limits.memory());
  }

  /** Heap taken so far. */
  long memoryTaken() {
    return limits.memory() - memory;
  }

  /** Refuses a list that is longer than allowed. */
  void checkList(String name, int size, int allowed) {
    if (size > allowed) {
      throw Failure.GLTF_TOO_LARGE.with(
          "the model has " + size + " " + name + "; at most " + allowed + " are read");
    }
  }

  private static void refuse(boolean over, String what, long allowed) {
    if (over) {
      throw Failure.GLTF_TOO_LARGE.with(
          "the model has more " + what + " than the " + allowed + " that are read");
    }
  }
}
