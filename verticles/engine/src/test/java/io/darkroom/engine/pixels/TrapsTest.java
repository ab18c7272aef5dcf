package io.darkroom.engine.pixels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Calls of OpenCV's Java API that leak however carefully their argument is closed. */
class TrapsTest {
  private static final Path SOURCES = Path.of("src", "main", "java");

  /** They give a Mat that nobody seems to be given. */
  private static final Pattern TRAP = Pattern.compile("\\.(setTo|adjustROI)\\(");

  @Test
  void noMatIsFilledButByItsMemory() throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      found = files.filter(TrapsTest::isTrapped).map(SOURCES::relativize).toList();
    }
    assertTrue(Files.isDirectory(SOURCES));
    assertEquals(List.of(Path.of("io/darkroom/engine/pixels/NativeMemory.java")), found);
  }

  private static boolean isTrapped(Path file) {
    try {
      return Files.isRegularFile(file) && TRAP.matcher(Files.readString(file)).find();
    } catch (IOException error) {
      throw new AssertionError(error);
    }
  }
}
