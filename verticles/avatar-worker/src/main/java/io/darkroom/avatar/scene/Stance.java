package io.darkroom.avatar.scene;

import io.darkroom.avatar.gltf.Affine;
import java.util.Map;

/**
 * How the body stands. Models are bound with their arms spread (a T), which is no way to stand for
 * a portrait.
 *
 * @param name tells stances apart: two of one name are the same
 * @param swings degrees by which a bone, and what hangs on it, is turned about the line of sight:
 *     at the left, which is at positive X, down is negative
 * @param locals what takes the place of a bone's own transform
 */
public record Stance(String name, Map<String, Double> swings, Map<String, Affine> locals) {
  /** Degrees by which the arms hang down from the T = {@value}. */
  private static final double ARMS = 75;

  /** Degrees by which the lower arms hang closer than the upper ones = {@value}. */
  private static final double LOWER_ARMS = 4;

  /** The renderer's own: standing easy, arms down. */
  public static final Stance OWN =
      new Stance(
          "own",
          Map.of(
              "Avatar_LeftArm", -ARMS,
              "Avatar_RightArm", ARMS,
              "Avatar_LeftForeArm", -LOWER_ARMS,
              "Avatar_RightForeArm", LOWER_ARMS),
          Map.of());

  /** Where a bone is in the world, when its parent is there. */
  Affine place(String bone, Affine parent, Affine local) {
    Affine place = parent.times(locals.getOrDefault(bone, local));
    Double degrees = swings.get(bone);
    return degrees == null ? place : Affine.turnZ(degrees, place.m03(), place.m13()).times(place);
  }
}
