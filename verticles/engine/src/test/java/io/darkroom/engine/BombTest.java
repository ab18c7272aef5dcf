package io.darkroom.engine;

import static io.darkroom.engine.Pictures.ascii;
import static io.darkroom.engine.Pictures.join;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

  /** Headers that say much, of files that hold next to nothing. */
  private static List<byte[]> bombs() {
    byte[] vp8x = {2, 0, 0, 0, (byte) 0xfe, 0x3f, 0, (byte) 0xfe, 0x3f, 0};
    byte[] lossless = {0x2f, (byte) 0xfe, (byte) 0xbf, (byte) 0xff, 0x0f, 0, 0, 0};
    byte[] apng = Pictures.blackPng(12_000, 12_000);
    ByteBuffer control = ByteBuffer.allocate(8).putInt(10_000).putInt(0);
    byte[] strip = new byte[1_000];
    return List.of(
        Pictures.riff(join(ascii("VP8X"), new byte[] {10, 0, 0, 0}, vp8x, new byte[64])),
        Pictures.riff(join(ascii("VP8L"), new byte[] {8, 0, 0, 0}, lossless)),
        Pictures.blackPng(1_000_000, 1_000),
        Pictures.pngWithChunk(apng, "acTL", control.array()),
        Tiffs.of(true, 60_000, 60_000, 1, 8, strip).with(Tiffs.COMPRESSION, 5).file());
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void isRefusedByItsHeaderInAnyFormat(byte[] bomb) throws IOException {
    Assumptions.assumeTrue(Files.exists(STATUS));
    JsonArray formats = new JsonArray().add("png").add("webp").add("tiff").add("gif");
    Developer taking = developer(new JsonObject().put("formats", formats));
    long before = mostResident();
    refused(Failure.IMAGE_TOO_MANY_PIXELS, () -> develop(taking, bomb, rendition("a", 10, 10)));
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
