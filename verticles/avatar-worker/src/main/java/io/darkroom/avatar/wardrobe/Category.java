package io.darkroom.avatar.wardrobe;

import java.util.List;
import java.util.Set;

/** The categories of wearables, and of what they hide. Source: ADR-239 and the Godot client. */
public final class Category {
  public static final String BODY_SHAPE = "body_shape";
  public static final String EYES = "eyes";
  public static final String EYEBROWS = "eyebrows";
  public static final String MOUTH = "mouth";
  static final String SKIN = "skin";
  static final String UPPER_BODY = "upper_body";
  static final String HANDS = "hands";
  static final String HEAD = "head";

  /** Those that are pictures on the face and not models. */
  public static final List<String> FACE = List.of(EYES, EYEBROWS, MOUTH);

  /** In this order they hide others: one that is hidden hides nobody. */
  static final List<String> PRIORITY =
      List.of(
          SKIN,
          UPPER_BODY,
          "hands_wear",
          "lower_body",
          "feet",
          "helmet",
          "hat",
          "top_head",
          "mask",
          "eyewear",
          "earring",
          "tiara",
          "hair",
          EYEBROWS,
          EYES,
          MOUTH,
          "facial_hair",
          BODY_SHAPE);

  /** What a skin hides: it is a whole body. */
  static final Set<String> UNDER_SKIN =
      Set.of(
          HEAD,
          "hair",
          "facial_hair",
          MOUTH,
          EYEBROWS,
          EYES,
          UPPER_BODY,
          "lower_body",
          "feet",
          "hands_wear");

  private Category() {}
}
