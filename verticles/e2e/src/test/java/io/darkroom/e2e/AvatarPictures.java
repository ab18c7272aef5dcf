package io.darkroom.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Pictures as people upload them, and what is to be found in those they get back. */
final class AvatarPictures {
  /** What was planted into metadata and must not be in any output. */
  static final String MARKER = "52.5163N 13.3777E taken at home";

  private AvatarPictures() {}

  /** An opaque red disc on nothing, as PNG with a text chunk that tells where. */
  static byte[] discOnNothing(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillOval(width / 8, height / 8, 3 * width / 4, 3 * height / 4);
    graphics.dispose();
    byte[] png = encoded(image, "png");
    // Behind the signature and IHDR.
    int at = 8 + 25;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, at);
    out.write(Pictures.chunk("tEXt", ("Comment\0" + MARKER).getBytes(ISO_8859_1)));
    out.write(png, at, png.length - at);
    return out.toByteArray();
  }

  /**
   * A JPEG that is stored lying on its side: red left and blue right, with an orientation that
   * turns it clockwise, so that it is seen red at the top and blue at the bottom.
   */
  static byte[] lyingOnItsSide(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width - width / 2, height);
    graphics.dispose();
    byte[] jpeg = encoded(image, "jpeg");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(exif());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /** APP1 with orientation 6 and a description. */
  private static byte[] exif() {
    byte[] text = (MARKER + "\0").getBytes(US_ASCII);
    int ifd = 2 + 2 * 12 + 4;
    int length = 2 + 6 + 8 + ifd + text.length;
    return ByteBuffer.allocate(2 + length)
        .putShort((short) 0xffe1)
        .putShort((short) length)
        .put("Exif\0\0MM\0*".getBytes(ISO_8859_1))
        .putInt(8)
        .putShort((short) 2)
        .putShort((short) 0x010e) // ImageDescription, ASCII, elsewhere
        .putShort((short) 2)
        .putInt(text.length)
        .putInt(8 + ifd)
        .putShort((short) 0x0112) // Orientation, SHORT, here
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) 6)
        .putShort((short) 0)
        .putInt(0)
        .put(text)
        .array();
  }

  /** The types of a PNG's chunks, in their order. */
  static List<String> chunks(byte[] png) {
    ByteBuffer in = ByteBuffer.wrap(png, 8, png.length - 8);
    List<String> types = new ArrayList<>();
    while (in.hasRemaining()) {
      int length = in.getInt();
      byte[] type = new byte[4];
      in.get(type);
      types.add(new String(type, US_ASCII));
      in.position(in.position() + length + 4);
    }
    return types;
  }

  /** The pixels of what must be a PNG. */
  static BufferedImage png(byte[] bytes) throws IOException {
    byte[] signature = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    if (!Arrays.equals(signature, Arrays.copyOf(bytes, 8))) {
      throw new AssertionError("not a PNG");
    }
    return ImageIO.read(new ByteArrayInputStream(bytes));
  }

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}
