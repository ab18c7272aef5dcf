package io.darkroom.text;

/** Where lines lie that are shorter than the longest. */
public enum Align {
  /** Where the first paragraph begins: left, or right when it runs to the left. */
  START,
  LEFT,
  CENTER,
  RIGHT,
  /** The other side than START. */
  END
}
