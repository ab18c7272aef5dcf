package io.darkroom.jobs;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AdmissionTest {
  private final Admission admission = new Admission(10, 5);

  @Test
  void closesAtTheHighMarkAndOpensBelowTheLowOne() {
    admission.counted(6);
    admission.accepted(3);
    assertTrue(admission.open());
    admission.accepted(1);
    assertFalse(admission.open());
    admission.counted(5);
    assertFalse(admission.open());
    admission.counted(4);
    assertTrue(admission.open());
    admission.counted(9);
    assertTrue(admission.open());
  }
}
