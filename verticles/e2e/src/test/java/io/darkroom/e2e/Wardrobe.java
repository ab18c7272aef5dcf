package io.darkroom.e2e;

import io.darkroom.avatar.fixture.Boxes;
import io.darkroom.avatar.fixture.Closet;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.util.List;

/** What generated profiles wear: a body, a face, coats and a hat, all made here, of boxes. */
final class Wardrobe {
  /** Colours of the coats, in linear light. */
  static final List<double[]> COATS =
      List.of(
          new double[] {1, 0, 0},
          new double[] {0, 1, 0},
          new double[] {0, 0, 1},
          new double[] {1, 1, 0},
          new double[] {0, 1, 1});

  private static final String BASE = "urn:decentraland:off-chain:base-avatars:";
  private static final String BODY = BASE + "BaseMale";

  private Wardrobe() {}

  /** Puts everything on a server. */
  static void hangIn(ProfileServer server) {
    Boxes body =
        new Boxes()
            .add("lbody_basemesh", "AvatarSkin_MAT", -0.25, 0.1, 0.25, 0.9, 0, 1, 1, 1)
            .add("feet_basemesh", "AvatarSkin_MAT", -0.25, 0, 0.25, 0.1, 0, 1, 1, 1)
            .add("head_basemesh", "AvatarSkin_MAT", -0.15, 1.5, 0.15, 1.85, 0, 1, 1, 1);
    add(server, "basemale", "body_shape", "body.glb", body.glb());
    byte[] face = Closet.png(16, 16, Color.BLACK);
    for (String feature : List.of("eyes", "eyebrows", "mouth")) {
      add(server, feature + "_00", feature, feature + ".png", face);
    }
    for (int i = 0; i < COATS.size(); i++) {
      Boxes coat = new Boxes().add("coat", "cloth", -0.35, 0.9, 0.35, 1.5, 0.1, COATS.get(i));
      add(server, "coat" + i, "upper_body", "coat.glb", coat.glb());
    }
    // A hat of hair, so that it is tinted.
    Boxes hat = new Boxes().add("hat", "Hair_MAT", -0.2, 1.85, 0.2, 1.95, 0.1, 1, 1, 1);
    add(server, "hat", "hat", "hat.glb", hat.glb());
  }

  private static void add(
      ProfileServer server, String name, String category, String file, byte[] bytes) {
    JsonObject representation =
        new JsonObject()
            .put("bodyShapes", JsonArray.of(BODY))
            .put("mainFile", file)
            .put("contents", JsonArray.of(file));
    JsonObject data =
        new JsonObject()
            .put("category", category)
            .put("representations", JsonArray.of(representation));
    server.wearable(
        BASE + name,
        new JsonObject()
            .put("id", "wearable" + name.replaceAll("\\W|_", ""))
            .put("type", "wearable")
            .put("pointers", JsonArray.of(BASE + name))
            .put("content", JsonArray.of(file(file, server.keep(bytes))))
            .put("metadata", new JsonObject().put("data", data)));
  }

  /** A file, as entities name theirs. */
  static JsonObject file(String name, String hash) {
    return new JsonObject().put("file", name).put("hash", hash);
  }

  /**
   * What a profile says of its avatar.
   *
   * @param body false for one whose body shape no server has
   */
  static JsonObject avatar(boolean body, int coat, Color skin, Color hair) {
    return new JsonObject()
        .put("bodyShape", body ? BODY : BASE + "nobody")
        .put("wearables", JsonArray.of(BASE + "coat" + coat, BASE + "hat"))
        .put("eyes", colour(Color.BLACK))
        .put("hair", colour(hair))
        .put("skin", colour(skin));
  }

  private static JsonObject colour(Color colour) {
    return new JsonObject()
        .put(
            "color",
            new JsonObject()
                .put("r", colour.getRed() / 255.0)
                .put("g", colour.getGreen() / 255.0)
                .put("b", colour.getBlue() / 255.0));
  }
}
