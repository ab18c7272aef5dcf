package io.darkroom.kafkabridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgressTest {
  private final Progress progress = new Progress();

  @Test
  void isDueForNothingBeforeAnythingIsSettled() {
    assertFalse(progress.due());
    progress.hold(5);
    progress.hold(6);
    assertFalse(progress.due());
  }

  @Test
  void goesNoFurtherThanTheFirstThatIsNotSettled() {
    progress.hold(5);
    progress.hold(6);
    progress.hold(9);
    progress.settle(6);
    progress.settle(9);
    assertFalse(progress.due());
    progress.settle(5);
    assertTrue(progress.due());
    assertEquals(10, progress.durable());
  }

  @Test
  void goesOnAfterGapsThatCompactionLeft() {
    progress.hold(5);
    progress.settle(5);
    assertEquals(6, progress.durable());
    progress.hold(40);
    assertEquals(40, progress.durable());
  }

  @Test
  void isNotDueForWhatTheBrokerHas() {
    progress.hold(5);
    progress.settle(5);
    progress.committed(6);
    assertFalse(progress.due());
  }

  @Test
  void comesBackToWhatWasReleased() {
    progress.hold(5);
    progress.hold(6);
    progress.hold(7);
    progress.settle(5);
    progress.settle(7);
    progress.release(6);
    assertEquals(6, progress.durable());
    assertEquals(6, progress.next());
  }
}
