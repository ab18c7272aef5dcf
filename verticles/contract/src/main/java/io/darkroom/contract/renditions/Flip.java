package io.darkroom.contract.renditions;

/** How a picture is mirrored. */
public enum Flip {
  NONE,
  /** Left becomes right. */
  HORIZONTAL,
  /** Top becomes bottom. */
  VERTICAL,
  /** Both: turned by 180 degrees. */
  BOTH;

  /** True if left becomes right. */
  public boolean leftToRight() {
    return this == HORIZONTAL || this == BOTH;
  }

  /** True if top becomes bottom. */
  public boolean topToBottom() {
    return this == VERTICAL || this == BOTH;
  }
}
