package io.darkroom.avatar.render;

import io.darkroom.avatar.figure.Bone;
import io.darkroom.avatar.figure.GlbWriter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A model of square cards that face the camera, skinned to the head: the simplest of clothes. */
public final class Cards {
  private final GlbWriter glb = new GlbWriter();
  private final int skin = Bone.addSkin(glb);

  /** Half of a card's side in metres: 0.04 are some 19 pixels of a face. */
  static final double HALF = 0.04;

  /** The file under way, for what only one test needs. */
  public GlbWriter glb() {
    return glb;
  }

  int skin() {
    return skin;
  }

  /** A material of one colour, in linear light. */
  int colour(String name, double r, double g, double b, double a) {
    int material = glb.material(name, -1);
    surface(material).put("baseColorFactor", new JsonArray().add(r).add(g).add(b).add(a));
    return material;
  }

  JsonObject surface(int material) {
    return glb.material(material).getJsonObject("pbrMetallicRoughness");
  }

  /** A card around (x, y), so far in front of the figure's middle. */
  public Cards card(String node, int material, double x, double y, double z) {
    int[] joints = new int[16];
    float[] weights = new float[16];
    for (int v = 0; v < 4; v++) {
      joints[4 * v] = 4;
      weights[4 * v] = 1;
    }
    return card(node, material, x, y, z, joints, weights);
  }

  /** The same, moved by other joints: four a corner, indices of {@link Bone}. */
  Cards card(
      String node, int material, double x, double y, double z, int[] joints, float[] weights) {
    JsonObject attributes =
        attributes(x, y, z)
            .put("JOINTS_0", glb.shorts("VEC4", joints))
            .put("WEIGHTS_0", glb.floats("VEC4", weights));
    node(node, mesh(attributes, material)).put("skin", skin);
    return this;
  }

  /**
   * Positions and texture coordinates of a card: lower left, lower right, upper right, upper left.
   */
  JsonObject attributes(double x, double y, double z) {
    float left = (float) (x - HALF);
    float right = (float) (x + HALF);
    float low = (float) (y - HALF);
    float high = (float) (y + HALF);
    float deep = (float) z;
    return new JsonObject()
        .put(
            "POSITION",
            glb.floats(
                "VEC3", left, low, deep, right, low, deep, right, high, deep, left, high, deep))
        .put("TEXCOORD_0", glb.floats("VEC2", 0, 1, 1, 1, 1, 0, 0, 0));
  }

  int mesh(JsonObject attributes, int material) {
    JsonObject primitive =
        new JsonObject()
            .put("attributes", attributes)
            .put("indices", glb.shorts("SCALAR", 0, 1, 2, 0, 2, 3))
            .put("material", material);
    return glb.add("meshes", new JsonObject().put("primitives", new JsonArray().add(primitive)));
  }

  JsonObject node(String name, int mesh) {
    JsonObject node = new JsonObject().put("name", name).put("mesh", mesh);
    glb.add("nodes", node);
    return node;
  }

  public byte[] bytes() {
    return glb.glb();
  }
}
