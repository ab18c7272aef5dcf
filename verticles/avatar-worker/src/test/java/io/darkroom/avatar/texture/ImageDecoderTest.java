package io.darkroom.avatar.texture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private final ImageDecoder decoder =
      new ImageDecoder(4096 * 4096, Deadline.in(Duration.ofSeconds(30)));

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private void assertRefused(Failure failure, byte[] bytes) {
    DarkroomException thrown =
        assertThrows(DarkroomException.class, () -> decoder.decode(bytes, "it"));
    assertEquals(failure, thrown.failure(), thrown.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_BYTE_GRAY,
        BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_BYTE_INDEXED
      })
  void greyIsTheSameGreyInEveryLayout(int type) throws IOException {
    BufferedImage image = new BufferedImage(2, 2, type);
    int bands = image.getRaster().getNumBands();
    int[] grey =
        switch (type) {
          case BufferedImage.TYPE_USHORT_GRAY -> new int[] {0x99 << 8};
          case BufferedImage.TYPE_BYTE_GRAY -> new int[] {0x99};
          default -> new int[] {0x99, 0x99, 0x99, 255};
        };
    if (type == BufferedImage.TYPE_BYTE_INDEXED) {
      image.setRGB(1, 1, 0xff999999);
    } else {
      image.getRaster().setPixel(1, 1, Arrays.copyOf(grey, bands));
    }
    assertEquals(0xff999999, decoder.decode(encoded(image, "png"), "it").texel(1, 1));
  }

  @Test
  void jpegIsRead() throws IOException {
    BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
    Texture texture = decoder.decode(encoded(image, "jpeg"), "it");
    assertEquals(16, texture.width());
    assertEquals(8, texture.height());
    assertEquals(0xff000000, texture.texel(3, 3));
  }

  @Test
  void transparencyIsKept() {
    byte[] png = Png.of(new int[] {0x40102030, 0xff102030}, 2, 1).getBytes();
    assertEquals(0x40102030, decoder.decode(png, "it").texel(0, 0));
  }

  @Test
  void largePicturesAreKeptAt1024() throws IOException {
    BufferedImage image = new BufferedImage(3000, 1500, BufferedImage.TYPE_BYTE_GRAY);
    Texture texture = decoder.decode(encoded(image, "png"), "it");
    assertEquals(750, texture.width());
    assertEquals(375, texture.height());
  }

  @Test
  void theHeaderIsBelievedBeforeAnythingIsDecoded() {
    assertRefused(Failure.IMAGE_TOO_MANY_PIXELS, header(4097, 4096));
    assertRefused(Failure.IMAGE_TOO_MANY_PIXELS, header(Integer.MAX_VALUE, Integer.MAX_VALUE));
    assertRefused(Failure.IMAGE_CORRUPT, header(0, 10));
  }

  @Test
  void whatIsNoPictureIsRefused() {
    assertRefused(Failure.IMAGE_EMPTY, new byte[0]);
    assertRefused(Failure.NOT_AN_IMAGE, "GIF89a".getBytes(StandardCharsets.US_ASCII));
    assertRefused(
        Failure.FORMAT_NOT_ALLOWED, "RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII));
    assertRefused(Failure.FORMAT_NOT_ALLOWED, "\u00abKTX 20".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aJpegOfEndlessScansIsRefused() throws IOException {
    byte[] jpeg = encoded(new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB), "jpeg");
    byte[] many = Arrays.copyOf(jpeg, jpeg.length + 202);
    for (int i = jpeg.length; i < many.length; i += 2) {
      many[i] = (byte) 0xff;
      many[i + 1] = (byte) 0xda;
    }
    assertRefused(Failure.IMAGE_TOO_MANY_SCANS, many);
  }

  /** A PNG that ends after its header. */
  private static byte[] header(int width, int height) {
    ByteBuffer out = ByteBuffer.allocate(33);
    out.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}).putInt(13);
    out.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    out.put(new byte[] {8, 6, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(out.array(), 12, 17);
    return out.putInt((int) crc.getValue()).array();
  }
}
