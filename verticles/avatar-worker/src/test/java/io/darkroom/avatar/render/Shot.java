package io.darkroom.avatar.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.avatar.outfit.Contents;
import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Feature;
import io.darkroom.avatar.outfit.Outfit;
import io.darkroom.avatar.outfit.Piece;
import io.darkroom.avatar.outfit.Portraits;
import io.darkroom.avatar.outfit.Rgb;
import io.darkroom.avatar.outfit.Tints;
import io.darkroom.avatar.texture.Srgb;
import io.vertx.core.buffer.Buffer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;

/** Takes the pictures of an outfit that a test puts together, and reads their pixels. */
final class Shot {
  static final Rgb EYES = new Rgb(0.1f, 0.4f, 0.9f);
  static final Rgb HAIR = new Rgb(0.6f, 0.3f, 0.1f);
  static final Rgb SKIN = new Rgb(0.8f, 0.6f, 0.5f);

  private final Map<String, Feature> features = new TreeMap<>();
  private final Set<String> hidden = new TreeSet<>();
  private final List<Piece> worn = new ArrayList<>();
  private Piece body = piece("body_shape", new Cards().bytes());
  private RenderOptions options = RenderOptions.defaults();
  private Deadline deadline = Deadline.in(Duration.ofSeconds(30));
  private Portraits portraits;

  static Piece piece(String category, byte[] glb) {
    return piece(category, "main.glb", Map.of("main.glb", glb));
  }

  static Piece piece(String category, String mainFile, Map<String, byte[]> files) {
    return new Piece("urn:" + category, category, mainFile, Contents.of(files));
  }

  Shot body(Cards cards) {
    body = piece("body_shape", cards.bytes());
    return this;
  }

  Shot body(byte[] glb) {
    body = piece("body_shape", glb);
    return this;
  }

  Shot wear(String category, Cards cards) {
    return wear(piece(category, cards.bytes()));
  }

  Shot wear(Piece piece) {
    worn.add(piece);
    return this;
  }

  Shot hide(String category) {
    hidden.add(category);
    return this;
  }

  Shot feature(String category, byte[] texture, byte[] mask) {
    features.put(
        category,
        new Feature(
            "urn:" + category, Buffer.buffer(texture), mask == null ? null : Buffer.buffer(mask)));
    return this;
  }

  Shot with(RenderOptions other) {
    options = other;
    return this;
  }

  Shot within(Duration time) {
    deadline = Deadline.in(time);
    return this;
  }

  Portraits take() {
    if (portraits == null) {
      Outfit outfit = new Outfit(body, worn, hidden, new Tints(EYES, HAIR, SKIN), features);
      portraits = new BuiltinRenderer(options).render(outfit, deadline);
    }
    return portraits;
  }

  /** The face's pixel at a place of the world, as ARGB. */
  int face(double x, double y) {
    return image(take().face())
        .getRGB((int) (128 + x * 256 / 0.55), (int) (128 - (y - 1.70) * 256 / 0.55));
  }

  static BufferedImage image(Buffer png) {
    try {
      return ImageIO.read(new ByteArrayInputStream(png.getBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a surface of a linear colour looks like in the flat style. */
  static int flat(double r, double g, double b) {
    return 0xff000000 | lit(r) << 16 | lit(g) << 8 | lit(b);
  }

  private static int lit(double linear) {
    return Srgb.encode((float) (0.56 * linear));
  }

  /** What a surface of one of the tints looks like. */
  static int tinted(Rgb tint) {
    return flat(Srgb.linear(tint.r()), Srgb.linear(tint.g()), Srgb.linear(tint.b()));
  }

  /** Asserts that colours are the same but for the rounding of a byte. */
  static void assertColour(int expected, int found) {
    for (int shift = 0; shift < 32; shift += 8) {
      assertEquals(
          expected >> shift & 0xff,
          found >> shift & 0xff,
          1.01,
          () -> String.format("expected %08x, found %08x", expected, found));
    }
  }
}
