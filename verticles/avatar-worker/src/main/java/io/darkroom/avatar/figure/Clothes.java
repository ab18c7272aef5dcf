package io.darkroom.avatar.figure;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Things for the mannequin to wear, each a GLB. */
public final class Clothes {
  private static final double FABRIC = 0.012;

  private Clothes() {}

  /** A shirt with short sleeves and stripes, and the arms that it leaves bare. */
  public static byte[] shirt() {
    GlbWriter glb = new GlbWriter();
    return shirt(glb, glb.texture(fabric(0xffe8e4da, 0xff2f6f9f)));
  }

  /** A shirt whose texture is a file beside it. */
  public static byte[] shirt(String texture) {
    GlbWriter glb = new GlbWriter();
    return shirt(glb, glb.texture(texture));
  }

  private static byte[] shirt(GlbWriter glb, int texture) {
    int skin = Bone.addSkin(glb);
    int fabric = glb.material("AvatarWearable_MAT", texture);
    Limbs.shortSleeves(FABRIC).addTo(glb, "M_uBody_Shirt", fabric, skin);
    Limbs.torso(0).addTo(glb, "M_uBody_Arms", glb.material("AvatarSkin_MAT", -1), skin);
    return glb.glb();
  }

  /** A texture for it, in stripes of two colours, as ARGB. */
  public static byte[] fabric(int one, int other) {
    return Patterns.stripes(one, other, 13);
  }

  /** Trousers. */
  public static byte[] trousers() {
    return one(
        Limbs.legs(FABRIC),
        "M_lBody_Trousers",
        "AvatarWearable_MAT",
        Patterns.stripes(0xff3a4152, 0xff343b4b, 40));
  }

  /** Shoes. */
  public static byte[] shoes() {
    return one(
        Limbs.feet(FABRIC),
        "M_Feet_Shoes",
        "AvatarWearable_MAT",
        Patterns.stripes(0xffb5443c, 0xffeeeeee, 3));
  }

  /** Gloves. */
  public static byte[] gloves() {
    return one(
        Limbs.hands(FABRIC),
        "M_Hands_Gloves",
        "AvatarWearable_MAT",
        Patterns.stripes(0xff8a5a2c, 0xff7d5128, 9));
  }

  /** Hair, in the avatar's colour. */
  public static byte[] hair() {
    Ellipsoid shape = new Ellipsoid(1.665, 0.142, 0.165, 0.142);
    List<Ring> rings = new ArrayList<>();
    for (Ring ring : shape.rings(1.56, 1.83, Bone.HEAD)) {
      // Below the brow it lies further back, and leaves the face free.
      rings.add(ring.at(0, ring.y() < 1.70 ? -0.045 : -0.012));
    }
    return one(new Hull().limb(rings), "M_Hair_Short", "Hair_MAT", Patterns.shaded());
  }

  /** A hat with a brim. */
  public static byte[] hat() {
    List<Ring> rings =
        List.of(
            Ring.up(1.735, 0.10, 0.10, Bone.HEAD),
            Ring.up(1.735, 0.21, 0.22, Bone.HEAD),
            Ring.up(1.75, 0.21, 0.22, Bone.HEAD),
            Ring.up(1.75, 0.135, 0.15, Bone.HEAD),
            Ring.up(1.88, 0.125, 0.14, Bone.HEAD),
            Ring.up(1.89, 0.001, 0.001, Bone.HEAD));
    return one(
        new Hull().limb(rings),
        "M_Hat",
        "AvatarWearable_MAT",
        Patterns.stripes(0xff3d2f28, 0xff8c2f39, 7));
  }

  /** A helmet of glass, through which the head shows. */
  public static byte[] helmet() {
    GlbWriter glb = new GlbWriter();
    int skin = Bone.addSkin(glb);
    int metal = glb.material("AvatarWearable_MAT", -1);
    colour(glb.material(metal), 0.6, 0.6, 0.65, 1);
    int glass = glb.material("Glass_MAT", -1);
    colour(glb.material(glass), 0.25, 0.65, 0.9, 0.35);
    glb.material(glass).put("alphaMode", "BLEND");
    Ellipsoid globe = new Ellipsoid(1.66, 0.20, 0.21, 0.21);
    new Hull()
        .limb(
            List.of(
                Ring.up(1.42, 0.15, 0.13, Bone.NECK),
                Ring.up(1.46, 0.17, 0.16, Bone.NECK),
                Ring.up(1.49, 0.14, 0.13, Bone.NECK)))
        .addTo(glb, "M_Helmet_Collar", metal, skin);
    new Hull().limb(globe.rings(1.48, 1.87, Bone.HEAD)).addTo(glb, "M_Helmet_Globe", glass, skin);
    return glb.glb();
  }

  private static void colour(JsonObject material, double r, double g, double b, double a) {
    material
        .getJsonObject("pbrMetallicRoughness")
        .put("baseColorFactor", new JsonArray().add(r).add(g).add(b).add(a));
  }

  private static byte[] one(Hull hull, String node, String material, byte[] texture) {
    GlbWriter glb = new GlbWriter();
    int skin = Bone.addSkin(glb);
    hull.addTo(glb, node, glb.material(material, glb.texture(texture)), skin);
    return glb.glb();
  }
}
