package io.darkroom.avatar.render;

import static io.darkroom.avatar.render.Shot.assertColour;
import static io.darkroom.avatar.render.Shot.flat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.darkroom.avatar.figure.Bone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** Where what is worn goes, by pixels. */
class SkinningTest {
  private static final int RED = flat(1, 0, 0);
  private static final int HEAD = 4;
  private static final int FORGED = 17;

  /** A body whose head is higher than in what is worn, by 0.1 m. */
  private static Cards tallBody() {
    Cards body = new Cards();
    JsonObject head = bone(body, "Avatar_Head");
    JsonArray at = head.getJsonArray("translation");
    head.put("translation", new JsonArray().add(0).add(at.getDouble(1) + 0.1).add(0));
    body.card("hidden_mask_eyes", body.colour("a", 0, 0, 1, 1), 0, 1.7, 0);
    return body;
  }

  private static JsonObject bone(Cards cards, String name) {
    return cards.glb().root().getJsonArray("nodes").stream()
        .map(JsonObject.class::cast)
        .filter(node -> name.equals(node.getString("name")))
        .findFirst()
        .orElseThrow();
  }

  private static float[] weights(float... corner) {
    float[] weights = new float[16];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = corner[i % 4];
    }
    return weights;
  }

  private static int[] joints(int... corner) {
    int[] joints = new int[16];
    for (int i = 0; i < joints.length; i++) {
      joints[i] = corner[i % 4];
    }
    return joints;
  }

  private static Cards card(int[] joints, float[] weights) {
    Cards cards = new Cards();
    cards.card("hat", cards.colour("a", 1, 0, 0, 1), 0, 1.65, 0, joints, weights);
    return cards;
  }

  private static void assertAt(double y, Cards worn) {
    Shot shot = new Shot().body(tallBody()).wear("hat", worn);
    assertEquals(0, shot.take().leftOut().size(), () -> shot.take().leftOut().toString());
    assertColour(RED, shot.face(0, y));
    assertEquals(0, shot.face(0, y + 0.06));
    assertEquals(0, shot.face(0, y - 0.06));
  }

  @Test
  void whatIsWornIsBoundToTheBodysBonesByName() {
    assertAt(1.75, card(joints(HEAD, 0, 0, 0), weights(1, 0, 0, 0)));
  }

  @Test
  void theOrderOfJointsIsOfNoMatter() {
    Cards cards = card(joints(0, 0, 0, 0), weights(1, 0, 0, 0));
    JsonObject skin = cards.glb().root().getJsonArray("skins").getJsonObject(0);
    JsonArray joints = skin.getJsonArray("joints");
    // The head becomes the first joint, with what binds it.
    skin.put("joints", new JsonArray().add(joints.getValue(HEAD)));
    float[] bind = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, -1.5f, 0, 1};
    skin.put("inverseBindMatrices", cards.glb().floats("MAT4", bind));
    assertAt(1.75, cards);
  }

  @Test
  void weightsThatDoNotSumUpToOneAreMadeTo() {
    assertAt(1.75, card(joints(HEAD, 0, 0, 0), weights(0.2f, 0, 0, 0)));
    assertAt(1.75, card(joints(HEAD, HEAD, 0, 0), weights(3, 5, 0, 0)));
  }

  @Test
  void negativeWeightsAreNoneAndNoWeightsAreTheFirstJoint() {
    assertAt(1.75, card(joints(HEAD, 0, 0, 0), weights(1, -4, 0, 0)));
    assertAt(1.75, card(joints(HEAD, 0, 0, 0), weights(0, 0, 0, 0)));
  }

  @Test
  void twoBonesShareAVertex() {
    assertAt(1.70, card(joints(HEAD, 0, 0, 0), weights(0.5f, 0.5f, 0, 0)));
  }

  @Test
  void aNameThatBlenderNumberedIsTheBonesIfTheBodyHasThatBone() {
    for (String name : new String[] {"Avatar_Head_2", "Avatar_Head.001"}) {
      Cards cards = card(joints(HEAD, 0, 0, 0), weights(1, 0, 0, 0));
      bone(cards, "Avatar_Head").put("name", name);
      assertAt(1.75, cards);
    }
  }

  @Test
  void aJointThatTheBodyDoesNotHaveHangsOnItsParentAtRest() {
    Cards cards = card(joints(FORGED, 0, 0, 0), weights(1, 0, 0, 0));
    int spring = cards.glb().node("Hair_Spring_1", -1, 0, 0.2, 0);
    bone(cards, "Avatar_Head").put("children", new JsonArray().add(spring));
    JsonObject skin = cards.glb().root().getJsonArray("skins").getJsonObject(0);
    skin.getJsonArray("joints").add(spring);
    float[] binds = new float[16 * (Bone.values().length + 1)];
    for (int i = 0; i < binds.length; i += 16) {
      binds[i] = binds[i + 5] = binds[i + 10] = binds[i + 15] = 1;
    }
    binds[binds.length - 3] = -1.7f;
    skin.put("inverseBindMatrices", cards.glb().floats("MAT4", binds));
    assertAt(1.75, cards);
  }

  @Test
  void whatHasNoSkinGoesWhereItsNodeIs() {
    Cards cards = new Cards();
    int mesh = cards.mesh(cards.attributes(0, 0.15, 0), cards.colour("a", 1, 0, 0, 1));
    cards.node("pin", mesh);
    int pin = cards.glb().root().getJsonArray("nodes").size() - 1;
    bone(cards, "Avatar_Head").put("children", new JsonArray().add(pin));
    assertAt(1.75, cards);
  }

  @Test
  void armsHangDown() {
    Cards body = new Cards();
    body.card(
        "arm",
        body.colour("a", 1, 0, 0, 1),
        0.6,
        1.365,
        0,
        joints(5, 0, 0, 0),
        weights(1, 0, 0, 0));
    BufferedImage image = Shot.image(new Shot().body(body).take().body());
    // 0.425 m from the shoulder, 75 degrees down.
    double x = 0.175 + 0.425 * Math.cos(Math.toRadians(75));
    double y = 1.365 - 0.425 * Math.sin(Math.toRadians(75));
    double up = (y - 1.25) * Math.cos(Math.toRadians(5)) + 3.5 * Math.sin(Math.toRadians(5));
    assertColour(RED, image.getRGB((int) (128 + x * 204.8), (int) (256 - up * 204.8)));
  }
}
