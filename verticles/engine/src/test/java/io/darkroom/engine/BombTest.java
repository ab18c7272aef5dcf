package io.darkroom.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledOnOs(OS.LINUX)
class BombTest extends DeveloperFixture {
  private static final long MEGABYTE = 1 << 20;

  @Test
  void aSmallFileOf900MegapixelsTakesNoMemory() {
    byte[] bomb = Pictures.blackPng(30_000, 30_000);
    assertTrue(bomb.length < 120_000, () -> bomb.length + " bytes");
    long before = Resident.self().peak();

    DarkroomException refused =
        refused(Failure.IMAGE_TOO_MANY_PIXELS, () -> develop(bomb, rendition("small", 100, 100)));

    assertTrue(refused.getMessage().contains("30000x30000"), refused.getMessage());
    long grown = Resident.self().peak() - before;
    assertTrue(grown < 50 * MEGABYTE, () -> "grown by " + grown);
  }

  @ParameterizedTest
  @MethodSource("io.darkroom.engine.Bombs#ofPixels")
  void isRefusedByItsHeaderInAnyFormat(byte[] bomb) {
    Developer taking = developer(Bombs.TAKING);
    long before = Resident.self().peak();
    refused(Failure.IMAGE_TOO_MANY_PIXELS, () -> develop(taking, bomb, rendition("a", 10, 10)));
    long grown = Resident.self().peak() - before;
    assertTrue(grown < 50 * MEGABYTE, () -> "grown by " + grown);
  }
}
