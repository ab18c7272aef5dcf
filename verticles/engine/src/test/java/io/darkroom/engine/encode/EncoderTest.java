package io.darkroom.engine.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Photograph;
import io.darkroom.engine.Pictures;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was asked of an encoder is what its file says of itself. */
class EncoderTest extends DeveloperFixture {
  private static final byte[] PHOTO = Photograph.jpeg(640, 480);
  private static final int SOF0 = 0xc0;
  private static final int SOF2 = 0xc2;

  private static JsonObject jpeg() {
    return rendition("any", 300, 300).put("format", "jpeg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"turbo", "opencv"})
  void writesProgressiveJpegsOnlyWhenAsked(String codec) {
    assertEquals(SOF0, file(codec, jpeg()).getUnsignedByte(frame(file(codec, jpeg()))));
    Buffer progressive = file(codec, jpeg().put("progressive", true));
    assertEquals(SOF2, progressive.getUnsignedByte(frame(progressive)));
    assertTrue(progressive.length() < file(codec, jpeg()).length(), "is optimised, too");
  }

  @ParameterizedTest
  @CsvSource({
    "turbo, 4:2:0, 0x22", "turbo, 4:2:2, 0x21", "turbo, 4:4:4, 0x11",
    "opencv, 4:2:0, 0x22", "opencv, 4:2:2, 0x21", "opencv, 4:4:4, 0x11"
  })
  void samplesColoursAsAsked(String codec, String subsampling, String luminance) {
    Buffer file = file(codec, jpeg().put("subsampling", subsampling));
    int components = frame(file) + 8;
    assertEquals(3, file.getUnsignedByte(components));
    assertEquals(Integer.decode(luminance), file.getUnsignedByte(components + 2));
    assertEquals(0x11, file.getUnsignedByte(components + 5));
    assertEquals(0x11, file.getUnsignedByte(components + 8));
  }

  @Test
  void writesWebpWithoutLossWhenAsked() {
    JsonObject webp = rendition("any", 90, 90).put("format", "webp");
    Developed lossy = one(PHOTO, webp, "auto");
    Developed lossless = one(PHOTO, webp.put("lossless", true), "auto");
    assertEquals("VP8 ", lossy.file().getString(12, 16));
    assertEquals(80, lossy.quality());
    assertEquals("VP8L", lossless.file().getString(12, 16));
    assertEquals(0, lossless.quality());
    Developed png = one(PHOTO, rendition("any", 90, 90).put("format", "png"), "auto");
    assertSamePixels(png, lossless);
  }

  @Test
  void writesSmallPngsOfTheSamePixels() {
    for (byte[] source : new byte[][] {PHOTO, Pictures.png(Drawing.chart(400, 300))}) {
      JsonObject png = rendition("any", 300, 300).put("format", "png");
      Developed fast = one(source, png, "auto");
      Developed small = one(source, png.put("compression", "small"), "auto");
      assertTrue(small.file().length() < fast.file().length());
      assertSamePixels(fast, small);
      assertEquals("IHDR", small.file().getString(12, 16));
      assertEquals(300, small.file().getInt(16));
      assertEquals(8, small.file().getByte(24), "bits");
      assertEquals(2, small.file().getByte(25), "RGB");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"turbo", "opencv"})
  void saysWhichQualityItTook(String codec) {
    assertEquals(55, one(PHOTO, jpeg().put("quality", 55), codec).quality());
  }

  private static void assertSamePixels(Developed one, Developed other) {
    BufferedImage expected = decoded(one.file().getBytes());
    BufferedImage found = decoded(other.file().getBytes());
    assertArrayEquals(pixels(expected), pixels(found));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private Buffer file(String codec, JsonObject rendition) {
    Developed made = one(PHOTO, rendition, codec);
    assertEquals(Format.JPEG, made.format());
    return made.file();
  }

  /** Without the library, turbo is what auto then is: OpenCV. */
  private Developed one(byte[] source, JsonObject rendition, String codec) {
    String jpeg = codec.equals("turbo") ? "auto" : codec;
    return develop(developer(new JsonObject().put("jpeg", jpeg)), source, rendition).get(0);
  }

  /** Where the marker of its frame header is. */
  private static int frame(Buffer jpeg) {
    int at = 2;
    while (jpeg.getUnsignedByte(at + 1) != SOF0 && jpeg.getUnsignedByte(at + 1) != SOF2) {
      assertFalse(jpeg.getUnsignedByte(at + 1) == 0xda, "a scan before the frame's header");
      at += 2 + jpeg.getUnsignedShort(at + 2);
    }
    return at + 1;
  }
}
