package io.darkroom.engine.hostile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.Developed;
import io.darkroom.engine.Developer;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.Scalar;

/**
 * Damaged files of every format: each is developed or refused with a code, in bounded time, leaves
 * no pixels behind, and gives the same bytes again when memory holds something else.
 */
class MutationsIT extends DeveloperFixture {
  private static final int MUTATIONS = Integer.getInteger("mutations", 4_000);
  private static final long SEED = Long.getLong("mutations.seed", 20_261_121);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int SEVERAL_MEGABYTES = 4 << 20;

  /** Everything on, and few pixels: what is asked for is speed, not size. */
  private final Developer tolerant =
      developer(
          new JsonObject()
              .put("formats", new JsonArray(List.of("jpeg", "png", "webp", "gif", "tiff", "bmp")))
              .put("maxPixels", 4_000_000)
              .put("truncated", "accept"));

  private record Outcome(Failure failure, List<byte[]> files) {}

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "webp", "gif", "tiff", "bmp"})
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void developsOrRefusesEveryMutation(String format) {
    List<byte[]> valid = valid(format);
    int developed = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = new Mutator(SEED + i).damage(valid.get(i % valid.size()));
      String name = format + " mutation " + (SEED + i);
      dirty(0x55);
      long begun = System.nanoTime();
      Outcome first = outcome(damaged, name);
      long took = System.nanoTime() - begun;
      assertTrue(took < DEADLINE.toNanos(), () -> name + " took " + took + " ns");
      dirty(0xaa);
      Outcome second = outcome(damaged, name);
      assertEquals(first.failure, second.failure, name);
      for (int file = 0; file < first.files.size(); file++) {
        assertArrayEquals(first.files.get(file), second.files.get(file), name);
      }
      assertEquals(0, memory.liveBytes(), name);
      developed += first.failure == null ? 1 : 0;
    }
    // Else nothing got past the headers, and the decoders were not tried.
    assertTrue(developed > MUTATIONS / 2_000, developed + " of " + MUTATIONS + " were developed");
    assertTrue(developed < MUTATIONS, "nothing was refused");
  }

  private Outcome outcome(byte[] image, String name) {
    try {
      List<Developed> made =
          develop(
              tolerant,
              image,
              rendition("large", 40, 40).put("format", "png"),
              rendition("small", 16, 16).put("fit", "cover"));
      return new Outcome(null, made.stream().map(one -> one.file().getBytes()).toList());
    } catch (DarkroomException refused) {
      int number = refused.failure().number();
      assertTrue(number >= 500 && number < 600, name + ": " + refused.failure());
      return new Outcome(refused.failure(), List.of());
    }
  }

  /** What is allocated next finds this in its memory. */
  private void dirty(int value) {
    try (Pixels large =
            memory.make(
                mat -> {
                  mat.create(1, SEVERAL_MEGABYTES, CvType.CV_8UC1);
                  NativeMemory.fill(mat, new Scalar(value));
                });
        Pixels small =
            memory.make(
                mat -> {
                  mat.create(64, 64, CvType.CV_8UC3);
                  NativeMemory.fill(mat, Scalar.all(value));
                })) {
      assertTrue(large.width() > small.width());
    }
  }

  private static List<byte[]> valid(String format) {
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
      case "webp" -> List.of(webp(opaque, 80), webp(clear, 80), webp(clear, 101));
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
