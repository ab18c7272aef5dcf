package io.darkroom.engine.colour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.engine.DeveloperFixture;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InksTest extends DeveloperFixture {
  private static final int SIDE = 160;
  private static final JsonObject WHOLE = rendition("whole", SIDE, SIDE).put("format", "png");

  /** How a file keeps its inks: as they are, as Adobe does, and as luminance. */
  private enum Kept {
    PLAIN,
    ADOBE,
    YCCK
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "ADOBE", "YCCK"})
  void convertsInksByTheirProfile(Kept kept) {
    byte[] inks = chart();
    byte[] jpeg = ColourFiles.jpegWithProfile(jpeg(inks, kept), Profiles.press(), 1);

    BufferedImage made = one(jpeg, WHOLE);

    double difference = DeltaE.mean(littleCms(inks), made);
    assertTrue(difference < 1, () -> "mean difference " + difference);
    JsonObject source = source(developer, jpeg, WHOLE);
    assertEquals("cmyk", source.getString("colourSpace"));
    assertEquals("converted", source.getString("icc"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, ffffff",
    "0, 0, 0, 255, 000000",
    "255, 0, 0, 0, 00ffff",
    "0, 255, 0, 0, ff00ff",
    "0, 0, 255, 0, ffff00",
    "0, 255, 255, 0, ff0000",
    "0, 255, 255, 128, 7f0000",
  })
  void convertsInksWithoutAProfileByThePlainFormula(
      int cyan, int magenta, int yellow, int black, String rgb) {
    byte[] inks = new byte[SIDE * SIDE * 4];
    for (int i = 0; i < inks.length; i += 4) {
      inks[i] = (byte) cyan;
      inks[i + 1] = (byte) magenta;
      inks[i + 2] = (byte) yellow;
      inks[i + 3] = (byte) black;
    }
    for (Kept kept : Kept.values()) {
      byte[] jpeg = jpeg(inks, kept);
      assertColour(new Color(Integer.parseInt(rgb, 16)), one(jpeg, WHOLE), 50, 50);
      assertEquals("none", source(developer, jpeg, WHOLE).getString("icc"));
    }
  }

  @Test
  void reducesInksAsItReducesColours() {
    byte[] jpeg = jpeg(chart(), Kept.ADOBE);
    BufferedImage small = one(jpeg, rendition("small", SIDE / 8, 0));
    assertSize(SIDE / 8, SIDE / 8, small);
    assertColour(Color.WHITE, small, 0, 0);
  }

  @Test
  void makesNothingOfAProfileThatIsNotForInks() {
    byte[] jpeg = jpeg(chart(), Kept.ADOBE);
    byte[] odd = ColourFiles.jpegWithProfile(jpeg, Profiles.displayP3(), 1);
    assertEquals("ignored", source(developer, odd, WHOLE).getString("icc"));
    assertEquals(0, DeltaE.mean(one(jpeg, WHOLE), one(odd, WHOLE)));
  }

  @Test
  void refusesMoreInkThanTheHeapTakes() {
    byte[] jpeg = jpeg(chart(), Kept.ADOBE);
    JsonObject little = new JsonObject().put("maxCmykPixels", SIDE * SIDE - 1);
    assertTrue(
        refused(Failure.IMAGE_TOO_MANY_PIXELS, () -> develop(developer(little), jpeg, WHOLE))
            .getMessage()
            .contains("engine.maxCmykPixels allows 25599"));
  }

  @Test
  void refusesInksThatAreDamaged() {
    byte[] jpeg = jpeg(chart(), Kept.ADOBE);
    int scan = jpeg.length - 2;
    while ((jpeg[scan] & 0xff) != 0xff || (jpeg[scan + 1] & 0xff) != 0xda) {
      scan--;
    }
    byte[] tables = jpeg.clone();
    Arrays.fill(tables, scan + 4, scan + 10, (byte) 0x7f);
    refused(Failure.IMAGE_CORRUPT, () -> develop(tables, WHOLE));
  }

  /** Patches of 16 pixels, each of other inks; the first has none. */
  private static byte[] chart() {
    byte[] inks = new byte[SIDE * SIDE * 4];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int patch = i % SIDE / 16 + i / SIDE / 16 * 10;
      inks[4 * i] = (byte) (patch % 5 * 60);
      inks[4 * i + 1] = (byte) (patch / 5 % 5 * 60);
      inks[4 * i + 2] = (byte) (patch / 25 % 4 * 70);
      inks[4 * i + 3] = (byte) (patch % 3 * 50);
    }
    Arrays.fill(inks, 0, 4, (byte) 0);
    return inks;
  }

  private static byte[] jpeg(byte[] inks, Kept kept) {
    byte[] stored = inks.clone();
    if (kept == Kept.PLAIN) {
      return ColourFiles.jpegOfFour(SIDE, SIDE, stored);
    }
    for (int i = 0; i < stored.length; i++) {
      stored[i] = (byte) ~stored[i];
    }
    if (kept == Kept.ADOBE) {
      return ColourFiles.adobe(ColourFiles.jpegOfFour(SIDE, SIDE, stored), 0);
    }
    for (int i = 0; i < stored.length; i += 4) {
      // libjpeg takes what is left of white for the colour: T.871 of 255 - C, 255 - M, 255 - Y.
      double r = 255 - (stored[i] & 0xff);
      double g = 255 - (stored[i + 1] & 0xff);
      double b = 255 - (stored[i + 2] & 0xff);
      stored[i] = level(0.299 * r + 0.587 * g + 0.114 * b);
      stored[i + 1] = level(128 - 0.168736 * r - 0.331264 * g + 0.5 * b);
      stored[i + 2] = level(128 + 0.5 * r - 0.418688 * g - 0.081312 * b);
    }
    return ColourFiles.adobe(ColourFiles.jpegOfFour(SIDE, SIDE, stored), 2);
  }

  private static byte level(double value) {
    return (byte) Math.round(Math.max(0, Math.min(255, value)));
  }

  private static BufferedImage littleCms(byte[] inks) {
    WritableRaster from = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, SIDE, SIDE, 4, null);
    from.setDataElements(0, 0, SIDE, SIDE, inks);
    BufferedImage to = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
    ICC_Profile[] way = {
      ICC_Profile.getInstance(Profiles.press()), ICC_Profile.getInstance(ColorSpace.CS_sRGB)
    };
    new ColorConvertOp(way, null).filter(from, to.getRaster());
    return to;
  }
}
