package io.darkroom.avatar.figure;

import java.util.ArrayList;
import java.util.List;

/** The shapes of the body's parts, and of what lies so far over them. */
final class Limbs {
  private Limbs() {}

  /** Trunk and arms, to the wrists. */
  static Hull torso(double over) {
    return new Hull().limb(trunk(over)).limb(arm(1, over, 0.66)).limb(arm(-1, over, 0.66));
  }

  /** Trunk and upper arms. */
  static Hull shortSleeves(double over) {
    return new Hull().limb(trunk(over)).limb(arm(1, over, 0.36)).limb(arm(-1, over, 0.36));
  }

  static Hull legs(double over) {
    return new Hull()
        .limb(
            wider(
                over,
                Ring.up(0.84, 0.001, 0.001, Bone.HIPS),
                Ring.up(0.85, 0.13, 0.10, Bone.HIPS),
                Ring.up(0.92, 0.165, 0.115, Bone.HIPS),
                Ring.up(1.00, 0.15, 0.105, Bone.HIPS)))
        .limb(leg(1, over))
        .limb(leg(-1, over));
  }

  static Hull feet(double over) {
    Hull feet = new Hull();
    for (int side = -1; side <= 1; side += 2) {
      Bone bone = side > 0 ? Bone.LEFT_FOOT : Bone.RIGHT_FOOT;
      double x = side * 0.095;
      feet.limb(
          wider(
              over,
              Ring.up(0.005, 0.001, 0.001, bone).at(x, 0.05),
              Ring.up(0.01, 0.045, 0.115, bone).at(x, 0.05),
              Ring.up(0.05, 0.048, 0.105, bone).at(x, 0.04),
              Ring.up(0.08, 0.046, 0.06, bone).at(x, 0.0),
              Ring.up(0.13, 0.042, 0.045, bone).at(x, 0)));
    }
    return feet;
  }

  static Hull hands(double over) {
    Hull hands = new Hull();
    for (int side = -1; side <= 1; side += 2) {
      Bone bone = side > 0 ? Bone.LEFT_HAND : Bone.RIGHT_HAND;
      hands.limb(
          lying(
              side,
              over,
              Ring.along(0.655, 0.028, bone),
              Ring.along(0.70, 0.038, bone),
              Ring.along(0.76, 0.042, bone),
              Ring.along(0.82, 0.026, bone),
              Ring.along(0.835, 0.001, bone)));
    }
    return hands;
  }

  private static List<Ring> trunk(double over) {
    return wider(
        over,
        Ring.up(0.93, 0.155, 0.105, Bone.HIPS),
        Ring.up(1.02, 0.14, 0.10, Bone.SPINE),
        Ring.up(1.10, 0.145, 0.10, Bone.SPINE),
        Ring.up(1.22, 0.165, 0.11, Bone.CHEST),
        Ring.up(1.32, 0.18, 0.105, Bone.CHEST),
        Ring.up(1.38, 0.165, 0.09, Bone.CHEST),
        Ring.up(1.42, 0.09, 0.07, Bone.CHEST),
        Ring.up(1.44, 0.055, 0.055, Bone.CHEST));
  }

  private static List<Ring> arm(int side, double over, double to) {
    Bone upper = side > 0 ? Bone.LEFT_ARM : Bone.RIGHT_ARM;
    Bone lower = side > 0 ? Bone.LEFT_FOREARM : Bone.RIGHT_FOREARM;
    List<Ring> rings = new ArrayList<>();
    for (double x = 0.14; x < to + 0.001; x += 0.02) {
      double radius = x < 0.2 ? 0.058 : 0.058 - 0.055 * (x - 0.2);
      rings.add(Ring.along(x, x < 0.15 ? 0.03 : radius, x < 0.435 ? upper : lower));
    }
    return lying(side, over, rings.toArray(Ring[]::new));
  }

  private static List<Ring> leg(int side, double over) {
    Bone thigh = side > 0 ? Bone.LEFT_THIGH : Bone.RIGHT_THIGH;
    Bone shin = side > 0 ? Bone.LEFT_SHIN : Bone.RIGHT_SHIN;
    return wider(
        over,
        Ring.up(0.07, 0.042, 0.045, shin).at(side * 0.095, 0),
        Ring.up(0.28, 0.055, 0.06, shin).at(side * 0.095, -0.01),
        Ring.up(0.48, 0.054, 0.058, shin).at(side * 0.095, 0),
        Ring.up(0.68, 0.072, 0.08, thigh).at(side * 0.092, 0),
        Ring.up(0.90, 0.08, 0.095, thigh).at(side * 0.085, 0));
  }

  private static List<Ring> wider(double over, Ring... rings) {
    List<Ring> wider = new ArrayList<>();
    for (Ring ring : rings) {
      wider.add(ring.wider(over));
    }
    return wider;
  }

  /** To the left as given; to the right mirrored, and from the hand on, as limbs go to X. */
  private static List<Ring> lying(int side, double over, Ring... rings) {
    List<Ring> lying = new ArrayList<>();
    for (Ring ring : rings) {
      Ring placed = ring.wider(over).at(side * ring.x(), 0);
      lying.add(side > 0 ? lying.size() : 0, placed);
    }
    return lying;
  }
}
