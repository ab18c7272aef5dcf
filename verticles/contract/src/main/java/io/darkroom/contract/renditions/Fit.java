package io.darkroom.contract.renditions;

/**
 * How a picture is fitted into the size asked for. Nothing is enlarged unless {@code enlarge} says
 * so; what a smaller picture becomes then, each fit says.
 */
public enum Fit {
  /**
   * Whole picture, proportions kept, no side larger than asked for. A smaller one keeps its size.
   */
  INSIDE,
  /**
   * Exactly the size, proportions kept, what overhangs is cut off; {@code gravity} says where. Of a
   * smaller one, the largest part with the proportions asked for.
   */
  COVER,
  /**
   * Exactly the size, whole picture, proportions kept, {@code background} around it; {@code
   * gravity} says where it lies. A smaller one keeps its size, with more around it.
   */
  CONTAIN,
  /** Exactly the size, proportions not kept. Sides of a smaller one are no longer than its own. */
  STRETCH
}
