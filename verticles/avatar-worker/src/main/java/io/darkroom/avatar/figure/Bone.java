package io.darkroom.avatar.figure;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;

/**
 * The mannequin's bones: an avatar's, without fingers and toes. They stand where they are in the
 * world, in metres, arms spread, and none is turned.
 */
public enum Bone {
  HIPS("Avatar_Hips", null, 0, 0.92, 0),
  SPINE("Avatar_Spine", HIPS, 0, 1.02, 0),
  CHEST("Avatar_Spine2", SPINE, 0, 1.22, 0),
  NECK("Avatar_Neck", CHEST, 0, 1.42, 0),
  HEAD("Avatar_Head", NECK, 0, 1.50, 0),
  LEFT_ARM("Avatar_LeftArm", CHEST, 0.175, 1.365, 0),
  LEFT_FOREARM("Avatar_LeftForeArm", LEFT_ARM, 0.435, 1.365, 0),
  LEFT_HAND("Avatar_LeftHand", LEFT_FOREARM, 0.675, 1.365, 0),
  RIGHT_ARM("Avatar_RightArm", CHEST, -0.175, 1.365, 0),
  RIGHT_FOREARM("Avatar_RightForeArm", RIGHT_ARM, -0.435, 1.365, 0),
  RIGHT_HAND("Avatar_RightHand", RIGHT_FOREARM, -0.675, 1.365, 0),
  LEFT_THIGH("Avatar_LeftUpLeg", HIPS, 0.09, 0.88, 0),
  LEFT_SHIN("Avatar_LeftLeg", LEFT_THIGH, 0.095, 0.48, 0),
  LEFT_FOOT("Avatar_LeftFoot", LEFT_SHIN, 0.095, 0.08, 0),
  RIGHT_THIGH("Avatar_RightUpLeg", HIPS, -0.09, 0.88, 0),
  RIGHT_SHIN("Avatar_RightLeg", RIGHT_THIGH, -0.095, 0.48, 0),
  RIGHT_FOOT("Avatar_RightFoot", RIGHT_SHIN, -0.095, 0.08, 0);

  private final String joint;
  private final Bone parent;
  private final double x;
  private final double y;
  private final double z;

  Bone(String joint, Bone parent, double x, double y, double z) {
    this.joint = joint;
    this.parent = parent;
    this.x = x;
    this.y = y;
    this.z = z;
  }

  /** Index of it among the skin's joints. */
  int index() {
    return Arrays.asList(values()).indexOf(this);
  }

  /** Adds the skeleton; bones become nodes in the order of this list. */
  public static int addSkin(GlbWriter glb) {
    int armature = glb.node("Armature", -1, 0, 0, 0);
    JsonArray joints = new JsonArray();
    float[] binds = new float[16 * values().length];
    for (Bone bone : values()) {
      Bone above = bone.parent;
      joints.add(
          glb.node(
              bone.joint,
              above == null ? armature : joints.getInteger(above.index()),
              bone.x - (above == null ? 0 : above.x),
              bone.y - (above == null ? 0 : above.y),
              bone.z - (above == null ? 0 : above.z)));
      int at = 16 * bone.index();
      binds[at] = binds[at + 5] = binds[at + 10] = binds[at + 15] = 1;
      binds[at + 12] = (float) -bone.x;
      binds[at + 13] = (float) -bone.y;
      binds[at + 14] = (float) -bone.z;
    }
    return glb.add(
        "skins",
        new JsonObject()
            .put("joints", joints)
            .put("inverseBindMatrices", glb.floats("MAT4", binds)));
  }
}
