package io.darkroom.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlphaTest extends DeveloperFixture {
  /** A red disc in the middle; around it nothing, but under the nothing there is green. */
  private static BufferedImage disc(int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        image.setRGB(x, y, 0x0000ff00);
      }
    }
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillOval(side / 4, side / 4, side / 2, side / 2);
    graphics.dispose();
    return image;
  }

  @Test
  void keepsTransparencyInPngAndWebp() {
    for (byte[] image : List.of(Pictures.png(disc(400)), webp(disc(400), 101))) {
      for (String format : List.of("png", "webp")) {
        JsonObject wanted = rendition("small", 100, 100).put("format", format).put("quality", 100);
        BufferedImage made = decoded(develop(image, wanted).get(0).file().getBytes());
        assertEquals(0, new Color(made.getRGB(2, 2), true).getAlpha());
        assertEquals(255, new Color(made.getRGB(50, 50), true).getAlpha());
        assertColour(Color.RED, made, 50, 50);
      }
    }
  }

  @Test
  void whatIsUnseenDoesNotBleedIntoWhatIsSeen() {
    BufferedImage made = one(Pictures.png(disc(400)), rendition("small", 100, 100));
    for (int y = 0; y < 100; y++) {
      for (int x = 0; x < 100; x++) {
        Color pixel = new Color(made.getRGB(x, y), true);
        int at = x;
        if (pixel.getAlpha() > 20) {
          assertTrue(pixel.getGreen() < 20, () -> "green fringe at " + at + ": " + pixel);
        }
      }
    }
  }

  @Test
  void showsTheBackgroundThroughAJpeg() {
    byte[] image = Pictures.png(disc(400));
    JsonObject jpeg = rendition("small", 100, 100).put("format", "jpeg");
    BufferedImage white = one(image, jpeg);
    assertColour(Color.WHITE, white, 2, 2);
    assertColour(Color.RED, white, 50, 50);

    Developer onBlue = developer(new JsonObject().put("background", "#0000ff"));
    BufferedImage blue = Pictures.read(develop(onBlue, image, jpeg).get(0).file().getBytes());
    assertColour(Color.BLUE, blue, 2, 2);

    // Also when another rendition keeps transparency.
    List<Developed> both = develop(onBlue, image, jpeg, rendition("png", 60, 60));
    assertColour(Color.BLUE, Pictures.read(both.get(0).file().getBytes()), 2, 2);
    assertEquals(0, Pictures.read(both.get(1).file().getBytes()).getRGB(2, 2) >>> 24);
  }

  @Test
  void knowsAPaletteWithATransparentColour() {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_INDEXED, palette());
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, 32, 64);
    graphics.dispose();
    for (int y = 0; y < 64; y++) {
      for (int x = 32; x < 64; x++) {
        image.getRaster().setSample(x, y, 0, 1);
      }
    }
    for (byte[] file : List.of(Pictures.png(image), Pictures.gif(image))) {
      assertTrue(probe(file).alpha(), probe(file).format().wire());
      BufferedImage made = one(file, rendition("same", 64, 64).put("format", "png"));
      assertColour(Color.RED, made, 10, 30);
      assertEquals(255, made.getRGB(10, 30) >>> 24);
      assertEquals(0, made.getRGB(50, 30) >>> 24);
    }
  }

  @Test
  void putsAGifsFirstFrameWhereItGoesOnTheScreen() {
    byte[] gif = Pictures.gif(Pictures.quarters(32, 32));
    gif[6] = 64; // the screen is 64x64
    gif[8] = 64;
    int descriptor = gif.length;
    while (gif[--descriptor] != 0x2c || gif[descriptor + 5] != 32 || gif[descriptor + 7] != 32) {}
    gif[descriptor + 1] = 16; // left
    gif[descriptor + 3] = 32; // top

    BufferedImage made = one(gif, rendition("same", 64, 64).put("format", "png"));

    assertSize(64, 64, made);
    assertEquals(0, made.getRGB(8, 40) >>> 24);
    assertColour(Pictures.TOP_LEFT, made, 20, 36);
    assertColour(Pictures.BOTTOM_RIGHT, made, 44, 60);
  }

  private static IndexColorModel palette() {
    byte[] red = {(byte) 255, 0};
    byte[] none = {0, 0};
    return new IndexColorModel(1, 2, red, none, none, 1);
  }

  @Test
  void bringsSixteenBitsDownToEight() {
    ColorSpace space = ColorSpace.getInstance(ColorSpace.CS_sRGB);
    ColorModel model =
        new ComponentColorModel(
            space, true, false, Transparency.TRANSLUCENT, DataBuffer.TYPE_USHORT);
    BufferedImage deep =
        new BufferedImage(model, model.createCompatibleWritableRaster(64, 64), false, null);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        deep.getRaster().setPixel(x, y, new int[] {65535, 32896, 0, 65535});
      }
    }
    BufferedImage made = one(Pictures.png(deep), rendition("small", 32, 32));
    assertColour(new Color(255, 128, 0), made, 16, 16);
  }

  @Test
  void developsGrey() {
    BufferedImage grey = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        grey.getRaster().setSample(x, y, 0, 200);
      }
    }
    for (byte[] file : List.of(Pictures.png(grey), Pictures.jpeg(grey))) {
      BufferedImage made =
          decoded(
              develop(file, rendition("small", 32, 32).put("format", "png"))
                  .get(0)
                  .file()
                  .getBytes());
      assertColour(new Color(200, 200, 200), made, 16, 16);
    }
  }
}
