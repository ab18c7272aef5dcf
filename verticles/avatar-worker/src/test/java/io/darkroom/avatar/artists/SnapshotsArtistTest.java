package io.darkroom.avatar.artists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.avatar.fixture.Closet;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What becomes of pictures that strangers made. */
class SnapshotsArtistTest {
  private static final Buffer PNG = Buffer.buffer(Closet.png(400, 100, Color.RED));

  private static void refused(Failure failure, Buffer file) {
    DarkroomException thrown = assertThrows(DarkroomException.class, () -> Png.decode(file, "It"));
    assertEquals(failure, thrown.failure());
  }

  @Test
  void aPictureFitsIntoItsSizeAndIsClearAround() {
    BufferedImage made = Png.fitted(Png.decode(PNG, "It"), 256, 512);
    assertEquals("256x512", made.getWidth() + "x" + made.getHeight());
    assertEquals(0xffff0000, made.getRGB(128, 256));
    assertEquals(0xffff0000, made.getRGB(1, 256));
    assertEquals(0, made.getRGB(128, 200));
    assertEquals(0, made.getRGB(128, 300));
    assertTrue(Png.is(Png.encode(made), 256, 512));
    assertFalse(Png.is(Png.encode(made), 256, 256));
  }

  @Test
  void nothingButPixelsIsKept() {
    byte[] text = "a secret".getBytes(StandardCharsets.UTF_8);
    Buffer trailing = PNG.copy().appendBytes(text);
    Buffer anew = Png.encode(Png.decode(trailing, "It"));
    assertFalse(anew.toString(StandardCharsets.ISO_8859_1).contains("a secret"));
  }

  @Test
  void aHeaderDecidesBeforeAnythingIsDecoded() {
    refused(Failure.NOT_AN_IMAGE, Buffer.buffer());
    refused(Failure.NOT_AN_IMAGE, Buffer.buffer("GIF89a and a long story of nothing"));
    refused(Failure.IMAGE_TOO_MANY_PIXELS, PNG.copy().setInt(16, 1 << 20));
    refused(Failure.IMAGE_TOO_MANY_PIXELS, PNG.copy().setInt(20, -1));
    refused(
        Failure.IMAGE_CORRUPT,
        Buffer.buffer(Arrays.copyOf(PNG.getBytes(), PNG.length() / 2)).setInt(16, 300));
  }
}
