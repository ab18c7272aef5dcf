package io.darkroom.avatar.figure;

import java.util.List;

/** The body, as a GLB: its parts are named as in the body shapes of avatars. */
public final class Mannequin {
  static final Ellipsoid HEAD = new Ellipsoid(1.635, 0.125, 0.165, 0.14);

  private Mannequin() {}

  /** The body shape. */
  public static byte[] glb() {
    GlbWriter glb = new GlbWriter();
    int skin = Bone.addSkin(glb);
    int flesh = glb.material("AvatarSkin_MAT", glb.texture(Patterns.shaded()));
    int eyes = glb.material("AvatarEyes_MAT", -1);
    Limbs.torso(0).addTo(glb, "M_uBody_BaseMesh", flesh, skin);
    Limbs.legs(0).addTo(glb, "M_lBody_BaseMesh", flesh, skin);
    Limbs.feet(0).addTo(glb, "M_Feet_BaseMesh", flesh, skin);
    Limbs.hands(0).addTo(glb, "M_Hands_BaseMesh", flesh, skin);
    new Hull()
        .limb(
            List.of(Ring.up(1.40, 0.058, 0.058, Bone.NECK), Ring.up(1.56, 0.05, 0.055, Bone.HEAD)))
        .limb(HEAD.rings(Bone.HEAD))
        .addTo(glb, "M_Head_BaseMesh", flesh, skin);
    new Hull().patch(HEAD, 0.17, 1.60, 1.685).addTo(glb, "M_Mask_Eyes", eyes, skin);
    new Hull().patch(HEAD, 0.17, 1.675, 1.715).addTo(glb, "M_Mask_Eyebrows", eyes, skin);
    new Hull().patch(HEAD, 0.09, 1.53, 1.58).addTo(glb, "M_Mask_Mouth", eyes, skin);
    return glb.glb();
  }
}
