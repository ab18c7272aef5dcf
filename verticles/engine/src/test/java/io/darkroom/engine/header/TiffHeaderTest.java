package io.darkroom.engine.header;

import static io.darkroom.engine.Pictures.BOTTOM_LEFT;
import static io.darkroom.engine.Pictures.BOTTOM_RIGHT;
import static io.darkroom.engine.Pictures.TOP_LEFT;
import static io.darkroom.engine.Pictures.TOP_RIGHT;
import static io.darkroom.engine.Pictures.quarters;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.Developer;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Tiffs;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffHeaderTest extends DeveloperFixture {
  private static final JsonObject TAKEN =
      new JsonObject().put("formats", new JsonArray().add("tiff"));
  private static final JsonObject ALL = rendition("all", 100, 100).put("format", "png");

  private final Developer taking = developer(TAKEN);

  private BufferedImage developed(byte[] tiff) {
    return decoded(develop(taking, tiff, ALL).get(0).file().getBytes());
  }

  private static Header header(byte[] tiff) {
    return new Probe(options(TAKEN).limits()).read(ByteBuffer.wrap(tiff));
  }

  private static void assertQuarters(BufferedImage image) {
    assertQuarters(image, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void readsBothByteOrders(boolean little) {
    byte[] tiff = Tiffs.of(quarters(300, 200), little).with(Tiffs.ORIENTATION, 6).file();
    Header header = header(tiff);
    assertEquals("300x200 6", header.width() + "x" + header.height() + " " + header.orientation());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LZW", "ZLib", "Deflate", "PackBits"})
  void developsTheCompressionsItTakes(String compression) {
    BufferedImage seen = developed(Tiffs.jdk(quarters(100, 60), compression));
    assertSize(100, 60, seen);
    assertQuarters(seen);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JPEG", "CCITT T.6"})
  void refusesOtherCompressions(String compression) {
    int type =
        compression.equals("JPEG") ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_BINARY;
    byte[] tiff = Tiffs.jdk(quarters(100, 60, type), compression);
    DarkroomException refused = refused(Failure.FORMAT_NOT_ALLOWED, () -> header(tiff));
    assertTrue(refused.getMessage().contains("PackBits"), refused.getMessage());
  }

  @Test
  void developsGreyBilevelAndPalette() {
    int[] types = {
      BufferedImage.TYPE_BYTE_GRAY,
      BufferedImage.TYPE_USHORT_GRAY,
      BufferedImage.TYPE_BYTE_BINARY,
      BufferedImage.TYPE_BYTE_INDEXED,
    };
    for (int type : types) {
      BufferedImage picture = quarters(100, 60, type);
      BufferedImage seen = developed(Tiffs.jdk(picture, "LZW"));
      assertSize(100, 60, seen);
      for (int x = 25; x < 100; x += 50) {
        Color expected = new Color(picture.getRGB(x, 15));
        if (type != BufferedImage.TYPE_BYTE_INDEXED && type != BufferedImage.TYPE_BYTE_BINARY) {
          int grey =
              picture.getRaster().getSample(x, 15, 0)
                  >> (type == BufferedImage.TYPE_USHORT_GRAY ? 8 : 0);
          expected = new Color(grey, grey, grey);
        }
        assertColour(expected, seen, x, 15);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"8, 2, 200", "8, 1, 100", "16, 2, 200", "16, 1, 100"})
  void knowsWhetherColoursWereMultipliedByAlpha(int bits, int extra, int stored) {
    // What is to be seen is 200 of red, half transparent.
    int size = bits / 8;
    byte[] data = new byte[40 * 40 * 4 * size];
    for (int i = 0; i < 40 * 40; i++) {
      Arrays.fill(data, i * 4 * size, i * 4 * size + size, (byte) stored);
      Arrays.fill(data, (i * 4 + 3) * size, (i * 4 + 4) * size, (byte) 128);
    }
    byte[] tiff = Tiffs.of(true, 40, 40, 4, bits, data).with(Tiffs.EXTRA_SAMPLES, extra).file();
    Color seen = new Color(developed(tiff).getRGB(20, 20), true);
    assertEquals(200, seen.getRed(), 2);
    assertEquals(0, seen.getGreen());
    assertEquals(128, seen.getAlpha());
  }

  @Test
  void refusesWhatItDoesNotTake() {
    byte[] big = Tiffs.of(quarters(8, 8), true).file();
    big[2] = '+';
    refused(Failure.FORMAT_NOT_ALLOWED, () -> header(big));
    refused(Failure.FORMAT_NOT_ALLOWED, () -> header(changed(Tiffs.PHOTOMETRIC, 32_845)));
    refused(Failure.FORMAT_NOT_ALLOWED, () -> header(changed(Tiffs.BITS, 32, 32, 32)));
    refused(Failure.FORMAT_NOT_ALLOWED, () -> header(changed(Tiffs.BITS, 8, 16, 8)));
    refused(Failure.FORMAT_NOT_ALLOWED, () -> header(changed(Tiffs.SAMPLES, 5)));
    refused(Failure.FORMAT_NOT_ALLOWED, () -> header(changed(284, 2)));
    refused(Failure.FORMAT_NOT_ALLOWED, () -> header(changed(339, 3, 3, 3)));
    refused(Failure.FORMAT_NOT_ALLOWED, () -> probe(Tiffs.of(quarters(8, 8), true).file()));
  }

  @Test
  void refusesWhatLiesOutsideTheFile() {
    refused(Failure.IMAGE_TRUNCATED, () -> header(changed(Tiffs.STRIP_OFFSETS, 1_000_000)));
    refused(Failure.IMAGE_TRUNCATED, () -> header(changed(Tiffs.STRIP_OFFSETS, 0xffff_ffffL)));
    refused(Failure.IMAGE_CORRUPT, () -> header(changed(Tiffs.STRIP_BYTES, 10)));
    refused(Failure.IMAGE_CORRUPT, () -> header(changed(Tiffs.ROWS_PER_STRIP, 1)));
    refused(Failure.IMAGE_CORRUPT, () -> header(changed(Tiffs.ROWS_PER_STRIP, 0)));
  }

  @Test
  void refusesManyPixelsWhateverTheFileHolds() {
    byte[] wide = changed(Tiffs.WIDTH, 0x7fff_ffff);
    refused(Failure.IMAGE_TOO_MANY_PIXELS, () -> header(wide(wide, Tiffs.HEIGHT)));
    byte[] tiff = Tiffs.of(true, 5_001, 5_000, 1, 1, new byte[626 * 5_000]).file();
    DarkroomException refused = refused(Failure.IMAGE_TOO_MANY_PIXELS, () -> header(tiff));
    assertTrue(refused.getMessage().contains("engine.maxTiffPixels"), refused.getMessage());
  }

  private static byte[] wide(byte[] tiff, int tag) {
    ByteBuffer file = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
    int directory = file.getInt(4);
    for (int i = 0; i < file.getShort(directory); i++) {
      if (file.getShort(directory + 2 + 12 * i) == tag) {
        file.putInt(directory + 2 + 12 * i + 8, 0x7fff_ffff);
      }
    }
    return tiff;
  }

  @Test
  void refusesATileMuchLargerThanThePicture() {
    byte[] tiff =
        Tiffs.of(quarters(8, 8), true)
            .with(322, 16_384)
            .with(323, 16_384)
            .with(324, 8)
            .with(325, 192)
            .with(Tiffs.COMPRESSION, 5)
            .file();
    refused(Failure.IMAGE_CORRUPT, () -> header(tiff));
  }

  private static byte[] changed(int tag, long... values) {
    return Tiffs.of(quarters(8, 8), true).with(tag, values).file();
  }
}
