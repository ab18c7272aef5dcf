package io.darkroom.launcher.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgressBarTest {
  @Test
  void drawsHowFarItIs() {
    assertEquals(
        "  uploading  [" + "=".repeat(19) + ">" + " ".repeat(20) + "]  50 %  of 2.5 MB",
        ProgressBar.draw("uploading", 0.5, "of 2.5 MB", 100));
  }

  @Test
  void isEmptyAtFirstAndFullAtTheEnd() {
    assertTrue(ProgressBar.draw("x", 0, "", 100).contains("[" + " ".repeat(40) + "]   0 %"));
    assertTrue(ProgressBar.draw("x", 1, "", 100).contains("[" + "=".repeat(40) + "] 100 %"));
    assertTrue(ProgressBar.draw("x", 7, "", 100).contains("[" + "=".repeat(40) + "] 100 %"));
  }

  @Test
  void isNotFullBeforeItIsDone() {
    assertTrue(ProgressBar.draw("x", 0.9999, "", 100).contains("> ]  99 %"));
  }

  @Test
  void drawsNoBarOfWhatIsNotKnown() {
    assertEquals("  starting", ProgressBar.draw("starting", -1, "", 80));
    assertEquals("  waiting  a note", ProgressBar.draw("waiting", Double.NaN, "a note", 80));
  }

  @Test
  void isShorterThanTheTerminalIsWide() {
    for (int columns = 1; columns < 120; columns++) {
      String line = ProgressBar.draw("uploading", 0.3, "of 2.5 MB", columns);
      assertTrue(line.length() < columns, columns + ": " + line);
    }
  }

  @Test
  void leavesTheBarOutWhereThereIsNoRoomForOne() {
    assertEquals("  uploading  30 %", ProgressBar.draw("uploading", 0.3, "", 24));
  }
}
