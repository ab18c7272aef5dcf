package io.darkroom.text;

/** Where a paragraph begins. */
public enum Direction {
  /** As its first letter says (Unicode Standard Annex 9, P2 and P3). */
  AUTO,
  /** Left to right. */
  LTR,
  /** Right to left. */
  RTL
}
