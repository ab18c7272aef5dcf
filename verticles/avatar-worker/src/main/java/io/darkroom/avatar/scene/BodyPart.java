package io.darkroom.avatar.scene;

import java.util.Locale;
import java.util.Set;

/**
 * The parts of a body's model, told by how their nodes' names end, in any case of letters. {@code
 * M_uBody_BaseMesh} is the torso of a man.
 */
enum BodyPart {
  TORSO("upper_body", "ubody_basemesh"),
  LEGS("lower_body", "lbody_basemesh"),
  FEET("feet", "feet_basemesh"),
  HANDS("hands", "hands_basemesh"),
  EYES("eyes", "mask_eyes"),
  EYEBROWS("eyebrows", "mask_eyebrows"),
  MOUTH("mouth", "mask_mouth"),
  HEAD("head", "head_basemesh");

  private static final String GLOVES = "hands_wear";

  private final String category;
  private final String ending;

  BodyPart(String category, String ending) {
    this.category = category;
    this.ending = ending;
  }

  /** The part that a node is; null if it is none that is ever hidden. */
  static BodyPart of(String node) {
    String name = node.toLowerCase(Locale.ROOT);
    for (BodyPart part : values()) {
      if (name.endsWith(part.ending)) {
        return part;
      }
    }
    return name.endsWith(HEAD.category) ? HEAD : null;
  }

  /** The category of what covers it. */
  String category() {
    return category;
  }

  /** True for what a feature is painted on. */
  boolean isFeature() {
    return this == EYES || this == EYEBROWS || this == MOUTH;
  }

  /**
   * True if it is not to be seen.
   *
   * @param worn the categories of what is drawn over the body
   * @param hidden the categories that are hidden
   */
  boolean isCovered(Set<String> worn, Set<String> hidden) {
    if (hidden.contains(category) || (isFeature() && hidden.contains(HEAD.category))) {
      return true;
    }
    return switch (this) {
      case TORSO, LEGS, FEET -> worn.contains(category);
      case HANDS -> worn.contains(GLOVES);
      case HEAD -> worn.contains("skin") || hidden.contains("skin");
      default -> false;
    };
  }
}
