package io.darkroom.avatar.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.avatar.outfit.Deadline;
import io.darkroom.avatar.outfit.Portraits;
import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * The Godot explorer's own reference picture, where it is beside the project. The models that are
 * there are older than it, but for the legs and the shoes: below row 312 it shows the same.
 */
class GoldenTest {
  private static final String GOLDEN =
      "godot-golden/bafkreia6x2mlr2mmdry66czgpze6khwcdmcpqbkjeu7bmrydzaxf3v4x6q.png";
  private static final String POSE = "pose/godot-idle-frame0.json";
  private static final int FIRST_ROW = 312;

  /** What the explorer's own test takes for the same, in levels of 255. */
  private static final double MOST_DISTANCE = 2.77;

  private final Optional<SharedAvatars> shared = SharedAvatars.find();

  GoldenTest() throws IOException {}

  private SharedAvatars shared() {
    assumeTrue(shared.isPresent(), "there is no folder shared/avatar-assets beside the project");
    return shared.orElseThrow();
  }

  private BufferedImage body(JsonObject options) throws IOException {
    RenderOptions read =
        RenderOptions.read(Conf.of(options.put("pose", shared().file(POSE).toString())));
    Portraits portraits =
        new BuiltinRenderer(read).render(shared().golden(), Deadline.in(Duration.ofMinutes(1)));
    assertEquals(0, portraits.leftOut().size(), () -> portraits.leftOut().toString());
    return Shot.image(portraits.body());
  }

  private BufferedImage golden() throws IOException {
    return ImageIO.read(shared().file(GOLDEN).toFile());
  }

  @Test
  void legsAndShoesAreTheExplorersInItsTone() throws IOException {
    double plain = distance(body(new JsonObject()), golden());
    double toned = distance(body(new JsonObject().put("tone", "godot")), golden());
    double same =
        distance(body(new JsonObject().put("tone", "godot").put("premultiplied", true)), golden());
    assertTrue(plain <= MOST_DISTANCE, "plain: " + plain);
    assertTrue(toned <= 1.8 && toned < plain, "in the explorer's tone: " + toned);
    assertTrue(same <= 1.2 && same < toned, "with its edges: " + same);
  }

  @Test
  void theFramingIsTheExplorers() throws IOException {
    BufferedImage ours = body(new JsonObject());
    BufferedImage theirs = golden();
    for (int y = FIRST_ROW; y < ours.getHeight(); y++) {
      int row = y;
      assertEquals(first(theirs, y), first(ours, y), 2, () -> "left edge in row " + row);
      assertEquals(last(theirs, y), last(ours, y), 2, () -> "right edge in row " + row);
    }
  }

  private static int first(BufferedImage image, int y) {
    int x = 0;
    while (x < image.getWidth() && image.getRGB(x, y) >>> 24 < 128) {
      x++;
    }
    return x;
  }

  private static int last(BufferedImage image, int y) {
    int x = image.getWidth() - 1;
    while (x >= 0 && image.getRGB(x, y) >>> 24 < 128) {
      x--;
    }
    return x;
  }

  /** The mean of the distances of pixels, each that of red, green, blue and alpha together. */
  private static double distance(BufferedImage one, BufferedImage other) {
    double sum = 0;
    for (int y = FIRST_ROW; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        int squares = 0;
        for (int shift = 0; shift < 32; shift += 8) {
          int difference =
              (one.getRGB(x, y) >> shift & 0xff) - (other.getRGB(x, y) >> shift & 0xff);
          squares += difference * difference;
        }
        sum += Math.sqrt(squares);
      }
    }
    return sum / ((double) one.getWidth() * (one.getHeight() - FIRST_ROW));
  }
}
