package io.darkroom.engine.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Source;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.Developer;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.Wanted;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Makes the pictures of docs/operations-on-images.md and compares them with those that are there.
 * With {@code -Dpictures.write=true} it writes them instead.
 */
class OperationPicturesTest extends DeveloperFixture {
  private static final Path PHOTOGRAPH =
      Path.of("..", "launcher", "src", "main", "resources", "demo", "seeding.jpg");

  private static final int MOST_BYTES = 1_500_000;

  /** Codecs and processors may round differently; nobody sees that. */
  private static final double MEAN_DIFFERENCE = 1;

  private final OperationsPage page = OperationsPage.read();

  @Test
  void showWhatTheJsonAboveThemMakes() throws IOException {
    // Of two JPEG codecs the one that is always there.
    Developer plain = developer(new JsonObject().put("jpeg", "opencv"));
    byte[] photograph = Files.readAllBytes(PHOTOGRAPH);
    byte[] logo = Logo.png();
    for (OperationsPage.Example example : page.examples()) {
      byte[] made = made(plain, photograph, logo, example);
      if (Boolean.getBoolean("pictures.write")) {
        Files.createDirectories(example.path().getParent());
        Files.write(example.path(), made);
      } else {
        assertTrue(Files.isRegularFile(example.path()), () -> how(example, "is missing"));
        assertSame(
            example, pixels(example, made), pixels(example, Files.readAllBytes(example.path())));
      }
    }
  }

  @Test
  void areAllOfThePageAndSmall() throws IOException {
    Set<String> shown =
        page.examples().stream()
            .map(OperationsPage.Example::file)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(page.examples().size(), shown.size(), "a picture is shown twice");
    long linked = page.text().lines().filter(line -> line.startsWith("![")).count();
    assertEquals(linked, shown.size(), "a picture has no JSON above it");
    Path folder = OperationsPage.DOCS.resolve("images/operations");
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          shown,
          files
              .map(file -> "images/operations/" + file.getFileName())
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    long bytes = 0;
    for (OperationsPage.Example example : page.examples()) {
      bytes += Files.size(example.path());
    }
    assertTrue(bytes < MOST_BYTES, "pictures have " + bytes + " bytes");
  }

  private static byte[] made(
      Developer developer, byte[] photograph, byte[] logo, OperationsPage.Example example) {
    RenditionsOptions options =
        RenditionsOptions.of(
            new JsonObject().put("renditions", new JsonArray().add(example.rendition())));
    Map<Source, ByteBuffer> others =
        options.sources().stream()
            .collect(Collectors.toMap(Function.identity(), source -> ByteBuffer.wrap(logo)));
    return developer
        .develop(new Wanted(ByteBuffer.wrap(photograph), others, options), (done, total) -> {})
        .renditions()
        .get(0)
        .file()
        .getBytes();
  }

  /** The JDK reads no WebP, and OpenCV no GIF. */
  private static BufferedImage pixels(OperationsPage.Example example, byte[] file) {
    return example.file().endsWith(".webp") ? decoded(file) : Pictures.read(file);
  }

  private static void assertSame(
      OperationsPage.Example example, BufferedImage made, BufferedImage there) {
    assertSize(made.getWidth(), made.getHeight(), there);
    double sum = 0;
    for (int y = 0; y < made.getHeight(); y++) {
      for (int x = 0; x < made.getWidth(); x++) {
        sum += difference(new Color(made.getRGB(x, y), true), new Color(there.getRGB(x, y), true));
      }
    }
    double mean = sum / made.getWidth() / made.getHeight();
    assertTrue(mean <= MEAN_DIFFERENCE, () -> how(example, "differs by " + mean));
  }

  private static double difference(Color one, Color other) {
    return Math.max(
        Math.abs(one.getAlpha() - other.getAlpha()),
        Math.max(
            Math.abs(one.getRed() - other.getRed()),
            Math.max(
                Math.abs(one.getGreen() - other.getGreen()),
                Math.abs(one.getBlue() - other.getBlue()))));
  }

  private static String how(OperationsPage.Example example, String what) {
    return "docs/"
        + example.file()
        + " "
        + what
        + "; run this test with -Dpictures.write=true and look at what it wrote";
  }
}
