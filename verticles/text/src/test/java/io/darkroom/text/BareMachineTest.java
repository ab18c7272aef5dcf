package io.darkroom.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without any font, played by a JVM whose fontconfig finds none. */
class BareMachineTest {
  @Test
  void drawsWithoutAnyFontOfTheSystem(@TempDir Path folder) throws Exception {
    Path said = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Bare.class.getName(),
                folder.resolve("fonts").toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("FONTCONFIG_FILE", "/dev/null");
    builder.environment().remove("DISPLAY");
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      List<String> lines = Files.readAllLines(said);
      assertEquals(0, process.exitValue(), lines::toString);
      double ink = Double.parseDouble(lines.get(lines.size() - 1));
      TextBlock here =
          new Typesetter(ScriptsTest.FONTS).set(Bare.TEXT, TextStyle.of(40), TextBox.UNBOUNDED);
      assertEquals(Drawn.of(here).ink(), ink, 0);
    } finally {
      process.destroyForcibly();
    }
  }

  /** What that machine does. */
  static final class Bare {
    static final String TEXT = "Darkroom חדר غرفة 暗室";

    private Bare() {}

    public static void main(String[] args) {
      Fonts fonts = new Fonts(Path.of(args[0]));
      System.out.println(
          Drawn.of(new Typesetter(fonts).set(TEXT, TextStyle.of(40), TextBox.UNBOUNDED)).ink());
    }
  }
}
