package io.darkroom.avatar.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.avatar.figure.Clothes;
import io.darkroom.avatar.figure.Faces;
import io.darkroom.avatar.figure.Mannequin;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Feature;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Piece;
import io.darkroom.avatar.outfit.Portraits;
import io.darkroom.avatar.outfit.Rgb;
import io.darkroom.avatar.outfit.Tints;
import io.darkroom.avatar.texture.Png;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Makes the pictures of docs/profile-images.md and compares them with those that are there. With
 * {@code -Dpictures.write=true} it writes them instead.
 */
class ExamplePicturesTest {
  private static final Path FOLDER = Path.of("..", "..", "docs", "images", "profile-images");

  private static final Tints BROWN =
      tints(new Rgb(0.25f, 0.55f, 0.85f), new Rgb(0.36f, 0.2f, 0.1f), new Rgb(0.83f, 0.63f, 0.5f));
  private static final Tints DARK =
      tints(new Rgb(0.4f, 0.25f, 0.1f), new Rgb(0.1f, 0.09f, 0.09f), new Rgb(0.45f, 0.29f, 0.2f));
  private static final Tints RED =
      tints(new Rgb(0.2f, 0.6f, 0.3f), new Rgb(0.75f, 0.33f, 0.12f), new Rgb(0.95f, 0.8f, 0.72f));
  private static final Tints MARTIAN =
      tints(new Rgb(0.9f, 0.2f, 0.3f), new Rgb(0.85f, 0.85f, 0.9f), new Rgb(0.5f, 0.75f, 0.45f));

  private static final Piece SHIRT = Shot.piece("upper_body", Clothes.shirt());
  private static final Piece TROUSERS = Shot.piece("lower_body", Clothes.trousers());
  private static final Piece SHOES = Shot.piece("feet", Clothes.shoes());
  private static final Piece GLOVES = Shot.piece("hands_wear", Clothes.gloves());
  private static final Piece HAIR = Shot.piece("hair", Clothes.hair());
  private static final Piece HAT = Shot.piece("hat", Clothes.hat());
  private static final Piece HELMET = Shot.piece("helmet", Clothes.helmet());

  /** A sheet of pictures, side by side. */
  record Sheet(String name, List<BufferedImage> tiles) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Tints tints(Rgb eyes, Rgb hair, Rgb skin) {
    return new Tints(eyes, hair, skin);
  }

  static Stream<Sheet> sheets() {
    Piece broken = Shot.piece("upper_body", Arrays.copyOf(Clothes.shirt(), 3000));
    return Stream.of(
        new Sheet(
            "styles.png",
            Stream.of(Style.values())
                .map(style -> draw(style, dressed(BROWN)))
                .flatMap(p -> Stream.of(p.face(), p.body()))
                .map(Shot::image)
                .toList()),
        bodies(
            "wardrobe.png",
            outfit(BROWN, Set.of()),
            outfit(BROWN, Set.of(), SHIRT),
            outfit(BROWN, Set.of(), SHIRT, TROUSERS, SHOES),
            outfit(BROWN, Set.of(), SHIRT, TROUSERS, SHOES, HAIR, GLOVES)),
        faces("tints.png", dressed(BROWN), dressed(DARK), dressed(RED), dressed(MARTIAN)),
        faces(
            "hides.png",
            outfit(BROWN, Set.of(), SHIRT, HAIR),
            outfit(BROWN, Set.of(), SHIRT, HAIR, HAT),
            outfit(BROWN, Set.of("hair"), SHIRT, HAT),
            outfit(BROWN, Set.of("head", "hair"), SHIRT, HAT)),
        faces("features.png", featureless(), one("eyes"), one("eyebrows"), one("mouth")),
        faces("helmet.png", dressed(RED), outfit(RED, Set.of(), SHIRT, HAIR, HELMET)),
        bodies(
            "left-out.png",
            outfit(BROWN, Set.of(), SHIRT, TROUSERS, SHOES),
            outfit(BROWN, Set.of(), broken, TROUSERS, SHOES)));
  }

  @ParameterizedTest
  @MethodSource("sheets")
  void areWhatTheDocumentationShows(Sheet sheet) throws IOException {
    Path file = FOLDER.resolve(sheet.name());
    Buffer made = joined(sheet.tiles());
    if (Boolean.getBoolean("pictures.write")) {
      Files.createDirectories(FOLDER);
      Files.write(file, made.getBytes());
      return;
    }
    assertTrue(Files.isRegularFile(file), () -> file + " is missing: -Dpictures.write=true");
    BufferedImage there = Shot.image(Buffer.buffer(Files.readAllBytes(file)));
    BufferedImage now = Shot.image(made);
    assertEquals(there.getWidth(), now.getWidth());
    for (int y = 0; y < now.getHeight(); y++) {
      for (int x = 0; x < now.getWidth(); x++) {
        // Exactly: arithmetic is the same on every machine.
        assertEquals(there.getRGB(x, y), now.getRGB(x, y), file + " at " + x + ", " + y);
      }
    }
  }

  private static Outfit outfit(Tints tints, Set<String> hidden, Piece... worn) {
    return outfit(tints, hidden, Faces.features(), worn);
  }

  private static Outfit outfit(
      Tints tints, Set<String> hidden, Map<String, Feature> features, Piece... worn) {
    return new Outfit(
        Shot.piece("body_shape", Mannequin.glb()), List.of(worn), hidden, tints, features);
  }

  private static Outfit dressed(Tints tints) {
    return outfit(tints, Set.of(), SHIRT, TROUSERS, SHOES, HAIR);
  }

  private static Outfit featureless() {
    return outfit(BROWN, Set.of(), Map.of(), SHIRT, HAIR);
  }

  private static Outfit one(String feature) {
    return outfit(BROWN, Set.of(), Map.of(feature, Faces.features().get(feature)), SHIRT, HAIR);
  }

  private static Sheet bodies(String name, Outfit... outfits) {
    List<BufferedImage> tiles = new ArrayList<>();
    for (Outfit outfit : outfits) {
      tiles.add(Shot.image(draw(Style.FLAT, outfit).body()));
    }
    return new Sheet(name, tiles);
  }

  private static Sheet faces(String name, Outfit... outfits) {
    List<BufferedImage> tiles = new ArrayList<>();
    for (Outfit outfit : outfits) {
      tiles.add(Shot.image(draw(Style.FLAT, outfit).face()));
    }
    return new Sheet(name, tiles);
  }

  private static Portraits draw(Style style, Outfit outfit) {
    return new BuiltinRenderer(RenderOptions.defaults().withStyle(style))
        .render(outfit, Deadline.in(Duration.ofMinutes(1)));
  }

  private static Buffer joined(List<BufferedImage> tiles) {
    int width = tiles.stream().mapToInt(BufferedImage::getWidth).sum();
    int height = tiles.stream().mapToInt(BufferedImage::getHeight).max().orElseThrow();
    int[] pixels = new int[width * height];
    int left = 0;
    for (BufferedImage tile : tiles) {
      int top = height - tile.getHeight();
      tile.getRGB(0, 0, tile.getWidth(), tile.getHeight(), pixels, top * width + left, width);
      left += tile.getWidth();
    }
    return Png.of(pixels, width, height);
  }
}
