package io.darkroom.contract.renditions;

/** What a PNG is made for. */
public enum Compression {
  /** To be there soon. */
  FAST,
  /** To be small: two to ten times the time; a tenth smaller, of graphics up to a half. */
  SMALL
}
