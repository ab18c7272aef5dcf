package io.darkroom.engine.colour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.Tiffs;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DepthTest extends DeveloperFixture {
  private static final int SIDE = 64;
  private static final JsonObject PNG = rendition("png", SIDE, SIDE).put("format", "png");

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void keepsEveryOf16Bits(int bands) {
    WritableRaster raster = deep(bands);
    BufferedImage made = one(DeepFiles.png(raster), PNG);
    assertSamples(raster, made.getRaster());
    JsonObject source = source(developer, DeepFiles.png(raster), PNG);
    assertEquals(16, source.getInteger("bits"));
    assertEquals(bands == 1 ? "gray" : "rgb", source.getString("colourSpace"));
  }

  @Test
  void keeps16BitsUnderAlpha() {
    WritableRaster raster = deep(4);
    for (int i = 0; i < SIDE * SIDE; i++) {
      raster.setSample(i % SIDE, i / SIDE, 3, 65535);
    }
    assertSamples(raster, one(DeepFiles.png(raster), PNG).getRaster());
  }

  @Test
  void keepsGreyWithAlphaAsColourWithAlpha() {
    WritableRaster raster = deep(2);
    for (int i = 0; i < SIDE * SIDE; i++) {
      raster.setSample(i % SIDE, i / SIDE, 1, 65535);
    }
    Raster made = one(DeepFiles.png(raster), PNG).getRaster();
    assertEquals(4, made.getNumBands());
    for (int band = 0; band < 3; band++) {
      assertArrayEquals(
          raster.getSamples(0, 0, SIDE, SIDE, 0, (int[]) null),
          made.getSamples(0, 0, SIDE, SIDE, band, (int[]) null));
    }
  }

  @Test
  void keepsGreyInOneChannel() {
    BufferedImage grey = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < SIDE * SIDE; i++) {
      grey.getRaster().setSample(i % SIDE, i / SIDE, 0, i % 256);
    }
    assertSamples(grey.getRaster(), one(Pictures.png(grey), PNG).getRaster());
    for (byte[] file : new byte[][] {Pictures.jpeg(grey), Pictures.png(grey)}) {
      for (String format : new String[] {"jpeg", "png"}) {
        BufferedImage made = one(file, rendition("small", 20, 0).put("format", format));
        assertEquals(1, made.getRaster().getNumBands());
        assertSize(20, 20, made);
      }
      decoded(
          develop(file, rendition("webp", 20, 0).put("format", "webp")).get(0).file().getBytes());
    }
  }

  @Test
  void roundsTo8BitsOnceAndLate() {
    // 8-bit levels in 16 bits, each up to half a level off: x / 257, rounded, is exact.
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 256, 3, 3, null);
    for (int x = 0; x < 256; x++) {
      for (int band = 0; band < 3; band++) {
        raster.setSample(x, 0, band, Math.max(0, x * 257 - 128));
        raster.setSample(x, 1, band, x * 257);
        raster.setSample(x, 2, band, Math.min(65535, x * 257 + 128));
      }
    }
    JsonObject lossless = rendition("webp", 256, 0).put("format", "webp").put("lossless", true);
    BufferedImage made = decoded(develop(DeepFiles.png(raster), lossless).get(0).file().getBytes());
    for (int x = 0; x < 256; x++) {
      for (int y = 0; y < 3; y++) {
        assertEquals(0xff000000 | x * 0x010101, made.getRGB(x, y));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsEveryOf16BitsOfATiff(boolean little) {
    ByteBuffer samples =
        ByteBuffer.allocate(SIDE * SIDE * 2)
            .order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    WritableRaster raster = deep(1);
    for (int i = 0; i < SIDE * SIDE; i++) {
      samples.putShort((short) raster.getSample(i % SIDE, i / SIDE, 0));
    }
    byte[] tiff = Tiffs.of(little, SIDE, SIDE, 1, 16, samples.array()).file();
    BufferedImage made =
        Pictures.read(
            develop(developer(new JsonObject().put("formats", "tiff")), tiff, PNG)
                .get(0)
                .file()
                .getBytes());
    assertSamples(raster, made.getRaster());
  }

  /** Samples all different, as far as they can be. */
  private static WritableRaster deep(int bands) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, SIDE, SIDE, bands, null);
    for (int i = 0; i < SIDE * SIDE; i++) {
      for (int band = 0; band < bands; band++) {
        raster.setSample(i % SIDE, i / SIDE, band, (i * 16 + band * 5 + i % 7) & 0xffff);
      }
    }
    return raster;
  }

  private static void assertSamples(Raster expected, Raster found) {
    assertEquals(expected.getNumBands(), found.getNumBands());
    assertArrayEquals(
        expected.getPixels(0, 0, expected.getWidth(), expected.getHeight(), (int[]) null),
        found.getPixels(0, 0, expected.getWidth(), expected.getHeight(), (int[]) null));
  }
}
