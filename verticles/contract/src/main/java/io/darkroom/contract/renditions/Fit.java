package io.darkroom.contract.renditions;

/** How a picture is fitted into the size asked for. */
public enum Fit {
  /** Whole picture, proportions kept, no side larger than asked for. */
  INSIDE,
  /** Exactly the size, proportions kept, what overhangs is cut off around the centre. */
  COVER,
  /** Exactly the size, proportions not kept. */
  STRETCH
}
