package io.darkroom.engine.header;

import static io.darkroom.engine.Pictures.BOTTOM_LEFT;
import static io.darkroom.engine.Pictures.BOTTOM_RIGHT;
import static io.darkroom.engine.Pictures.TOP_LEFT;
import static io.darkroom.engine.Pictures.TOP_RIGHT;
import static io.darkroom.engine.Pictures.quarters;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BmpHeaderTest extends DeveloperFixture {
  private static final int BITFIELDS = 3;

  /** Of 32 bits, masks for B G R A; half transparent, 200 of red. */
  private static byte[] translucent(int height, int compression) {
    int pixels = 40 * Math.abs(height);
    ByteBuffer file = ByteBuffer.allocate(14 + 124 + 4 * pixels).order(ByteOrder.LITTLE_ENDIAN);
    file.put(Pictures.ascii("BM")).putInt(file.capacity()).putInt(0).putInt(14 + 124);
    file.putInt(124).putInt(40).putInt(height).putShort((short) 1).putShort((short) 32);
    file.putInt(compression).putInt(4 * pixels).putInt(0).putInt(0).putInt(0).putInt(0);
    file.putInt(0xff0000).putInt(0xff00).putInt(0xff).putInt(0xff00_0000).putInt(0x73524742);
    file.position(14 + 124);
    for (int i = 0; i < pixels; i++) {
      file.putInt(0x80c8_0000);
    }
    return file.array();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_USHORT_555_RGB,
        BufferedImage.TYPE_USHORT_565_RGB,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void developsEachKind(int type) {
    byte[] bmp = Pictures.bmp(quarters(90, 61, type));
    assertEquals(SourceFormat.BMP, probe(bmp).format());
    BufferedImage seen = one(bmp, rendition("all", 90, 90).put("format", "png"));
    assertSize(90, 61, seen);
    assertQuarters(seen, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);
  }

  @ParameterizedTest
  @ValueSource(ints = {40, -40})
  void keepsAlphaAndTakesBothDirections(int height) {
    byte[] bmp = translucent(height, BITFIELDS);
    assertTrue(probe(bmp).alpha());
    BufferedImage seen =
        decoded(
            develop(bmp, rendition("all", 40, 40).put("format", "png")).get(0).file().getBytes());
    Color colour = new Color(seen.getRGB(20, 20), true);
    assertEquals(200, colour.getRed(), 2);
    assertEquals(128, colour.getAlpha());
  }

  @Test
  void takesThirtyTwoBitsWithoutMasksForOpaque() {
    BufferedImage seen = one(translucent(40, 0), rendition("all", 40, 40).put("format", "png"));
    assertEquals(0xffc80000, seen.getRGB(20, 20));
  }

  @Test
  void refusesWhatItDoesNotTake() {
    byte[] run = translucent(40, 1);
    refused(Failure.FORMAT_NOT_ALLOWED, () -> probe(run));
    byte[] old = translucent(40, 0);
    old[14] = 12;
    refused(Failure.FORMAT_NOT_ALLOWED, () -> probe(old));
    byte[] bits = translucent(40, 0);
    bits[28] = 64;
    refused(Failure.FORMAT_NOT_ALLOWED, () -> probe(bits));
  }

  @Test
  void refusesSizesThatMakeNoSense() {
    for (int side : new int[] {0, Integer.MIN_VALUE}) {
      byte[] bmp = translucent(40, 0);
      ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(22, side);
      refused(Failure.IMAGE_CORRUPT, () -> probe(bmp));
    }
    byte[] huge = translucent(40, 0);
    ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 1_000_000);
    refused(Failure.IMAGE_TRUNCATED, () -> probe(huge));
    ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(18, Integer.MAX_VALUE);
    refused(Failure.IMAGE_TOO_MANY_PIXELS, () -> probe(huge));
    byte[] inside = translucent(40, 0);
    inside[10] = 20;
    refused(Failure.IMAGE_CORRUPT, () -> probe(inside));
  }

  @Test
  void refusesOneCutAnywhere() {
    byte[] bmp = Pictures.bmp(quarters(40, 30));
    for (int length = 2; length < bmp.length; length += 7) {
      byte[] cut = Arrays.copyOf(bmp, length);
      refused(Failure.IMAGE_TRUNCATED, () -> probe(cut));
    }
  }
}
