package io.darkroom.bench;

import java.util.List;

/** A load whose units count when they are settled, and not when they have been submitted. */
record Settled(ClosedLoop submitting, Backlog backlog, List<Puller> pullers) implements Load {
  @Override
  public void begin() {
    submitting.begin();
  }

  @Override
  public long finished() {
    return backlog.settled();
  }

  @Override
  public Throwable failure() {
    for (Puller puller : pullers) {
      if (puller.failure() != null) {
        return puller.failure();
      }
    }
    return submitting.failure();
  }

  @Override
  public void close() {
    submitting.close();
  }
}
