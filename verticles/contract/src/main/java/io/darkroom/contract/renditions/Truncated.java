package io.darkroom.contract.renditions;

/** What becomes of a JPEG that ends early. */
public enum Truncated {
  /** It is refused with {@code IMAGE_TRUNCATED}. */
  REFUSE,
  /** What is there is developed, and the rest is grey, where the configuration allows that. */
  ACCEPT
}
