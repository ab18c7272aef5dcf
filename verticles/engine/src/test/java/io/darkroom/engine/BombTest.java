package io.darkroom.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class BombTest extends DeveloperFixture {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long MEGABYTE = 1 << 20;

  @Test
  void aSmallFileOf900MegapixelsTakesNoMemory() throws IOException {
    Assumptions.assumeTrue(Files.exists(STATUS));
    byte[] bomb = Pictures.blackPng(30_000, 30_000);
    assertTrue(bomb.length < 120_000, () -> bomb.length + " bytes");
    long before = mostResident();

    DarkroomException refused =
        refused(Failure.IMAGE_TOO_MANY_PIXELS, () -> develop(bomb, rendition("small", 100, 100)));

    assertTrue(refused.getMessage().contains("30000x30000"), refused.getMessage());
    long grown = mostResident() - before;
    assertTrue(grown < 50 * MEGABYTE, () -> "grown by " + grown);
  }

  /** The process' largest resident size so far, in bytes. */
  private static long mostResident() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
