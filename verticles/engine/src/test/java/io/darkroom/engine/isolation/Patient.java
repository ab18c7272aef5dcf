package io.darkroom.engine.isolation;

import io.darkroom.contract.DarkroomException;

/** Waits for the end, and wants to hear of nothing but a deadline. */
public final class Patient implements Darkroom.Client {
  @Override
  public void developed(int done, int total) {
    // it waits for the end
  }

  @Override
  public void overdue(DarkroomException reason) {
    throw reason;
  }
}
