package io.darkroom.launcher.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void drawsProgressOverItselfOnATerminal() {
    Screen screen = screen(true);

    screen.progress("developing pictures", -1, "");
    screen.progress("storing", -1, "");
    screen.print("done");

    assertEquals(
        "\r  developing pictures\r  storing" + " ".repeat(12) + "\r" + " ".repeat(9) + "\r",
        err.toString());
    assertEquals("done\n", out.toString());
  }

  @Test
  void writesOneLineForEachThingThatIsDoneElsewhere() {
    Screen screen = screen(false);

    screen.progress("uploading", 0.1, "of 2 MB");
    screen.progress("uploading", 0.9, "of 2 MB");
    screen.progress("developing", 0, "");
    screen.print("done");

    assertEquals("  uploading\n  developing\n", err.toString());
    assertEquals("done\n", out.toString());
  }

  private Screen screen(boolean terminal) {
    return new Screen(new PrintWriter(out), new PrintWriter(err), terminal, 80);
  }
}
