package io.darkroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.avatar.fixture.Closet;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * What a generated profile looks like: each in colours of its own, so that its pictures tell which
 * it is.
 *
 * @param drawn false if its body shape is nowhere, so that only its snapshots are left
 */
record Garb(boolean drawn, int coat, Color skin, Color hair) {
  /** Of so many, one has no body shape, and one looks as the one before it = {@value}. */
  private static final int ROUND = 10;

  /** How much of a colour is seen, in linear light: the style {@code flat}. */
  private static final double LIGHT = 0.56;

  /** Levels by which a pixel may differ: of rounding. The colours of two differ by far more. */
  private static final int ROUNDING = 2;

  /** The look of a deployment, by its number. */
  static Garb of(int number) {
    int n = number % ROUND == ROUND - 1 ? number - 1 : number;
    Color skin = new Color(level(n), level(n / ROUND), level(n / ROUND / ROUND));
    Color hair = new Color(300 - skin.getBlue(), 300 - skin.getGreen(), 300 - skin.getRed());
    return new Garb(n % ROUND != 3, n % Wardrobe.COATS.size(), skin, hair);
  }

  private static int level(int digit) {
    return 60 + 20 * (digit % ROUND);
  }

  /** The profile's files, which are kept by the server, and what it says of itself. */
  JsonObject entity(ProfileServer server) {
    String face = server.keep(Closet.png(256, 256, skin));
    String body = server.keep(Closet.png(256, 512, skin));
    JsonObject avatar = Wardrobe.avatar(drawn, coat, skin, hair);
    JsonArray avatars =
        JsonArray.of(new JsonObject().put("name", "somebody").put("avatar", avatar));
    return new JsonObject()
        .put(
            "content",
            JsonArray.of(Wardrobe.file("face256.png", face), Wardrobe.file("body.png", body)))
        .put("metadata", new JsonObject().put("avatars", avatars));
  }

  /** Fails if these pictures do not show it. */
  void assertShownBy(BufferedImage face, BufferedImage body) {
    if (!drawn) {
      assertColour(skin, face, 128, "snapshot of the face");
      assertColour(skin, body, 256, "snapshot of the body");
      return;
    }
    double[] cloth = Wardrobe.COATS.get(coat);
    assertColour(seen(hair), face, 35, "hat in the face's picture");
    assertColour(seen(skin), face, 128, "face");
    assertColour(seen(hair), body, 63, "hat");
    assertColour(seen(skin), body, 102, "head");
    assertColour(new Color(seen(cloth[0]), seen(cloth[1]), seen(cloth[2])), body, 205, "coat");
    assertColour(seen(skin), body, 346, "legs");
    assertEquals(0, body.getRGB(3, 3) >>> 24, "beside it there is nothing");
  }

  private static void assertColour(Color expected, BufferedImage image, int y, String what) {
    Color seen = new Color(image.getRGB(image.getWidth() / 2, y), true);
    int difference =
        Math.max(
            Math.abs(expected.getRed() - seen.getRed()),
            Math.max(
                Math.abs(expected.getGreen() - seen.getGreen()),
                Math.abs(expected.getBlue() - seen.getBlue())));
    assertTrue(
        seen.getAlpha() == 255 && difference <= ROUNDING,
        () -> what + " is " + seen + ", not " + expected);
  }

  private static Color seen(Color colour) {
    return new Color(
        seen(linear(colour.getRed())),
        seen(linear(colour.getGreen())),
        seen(linear(colour.getBlue())));
  }

  /** The byte that a linear light is seen as. */
  private static int seen(double linear) {
    double light = LIGHT * linear;
    double encoded = light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
    return (int) Math.round(255 * encoded);
  }

  private static double linear(int encoded) {
    double value = encoded / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
