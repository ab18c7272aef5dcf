package io.darkroom.engine.hostile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Valid files of every format, to be damaged; and the section {@code engine} that takes them. */
final class Formats {
  /** Everything on, and few pixels: what is asked for is speed, not size. */
  static final JsonObject TOLERANT =
      new JsonObject()
          .put("formats", new JsonArray(List.of("jpeg", "png", "webp", "gif", "tiff", "bmp")))
          .put("maxPixels", 4_000_000)
          .put("truncated", "accept")
          .put("nativeCache", DeveloperFixture.NATIVE_CACHE.toString());

  private Formats() {}

  static List<byte[]> valid(String format) {
    BufferedImage opaque = Pictures.quarters(64, 48);
    BufferedImage clear = Pictures.quarters(64, 48, BufferedImage.TYPE_INT_ARGB);
    BufferedImage grey = Pictures.quarters(61, 47, BufferedImage.TYPE_BYTE_GRAY);
    return switch (format) {
      case "jpeg" ->
          List.of(
              Pictures.jpeg(opaque),
              Pictures.jpeg(opaque, true),
              Pictures.jpeg(grey),
              Pictures.jpegWithExif(Pictures.jpeg(opaque), Pictures.exif(6, true, "x")));
      case "webp" ->
          List.of(
              DeveloperFixture.webp(opaque, 80),
              DeveloperFixture.webp(clear, 80),
              DeveloperFixture.webp(clear, 101));
      default -> Stream.of(opaque, clear, grey).map(image -> file(image, format)).toList();
    };
  }

  private static byte[] file(BufferedImage image, String format) {
    BufferedImage written = image;
    if (format.equals("bmp") && image.getColorModel().hasAlpha()) { // the JDK writes none
      written =
          new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
      written.getGraphics().drawImage(image, 0, 0, null);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      assertTrue(ImageIO.write(written, format, file), format);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return file.toByteArray();
  }
}
