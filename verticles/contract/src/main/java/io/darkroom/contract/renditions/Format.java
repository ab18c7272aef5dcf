package io.darkroom.contract.renditions;

/** What a rendition is encoded as. */
public enum Format {
  /** JPEG for a JPEG, PNG for a PNG, WebP for a WebP; JPEG otherwise. */
  SOURCE,
  /** What suits the picture best, of {@link Encoding#allow()}. */
  AUTO,
  JPEG,
  PNG,
  WEBP;

  /** True for what a file can be; SOURCE and AUTO are wishes. */
  public boolean file() {
    return this != SOURCE && this != AUTO;
  }
}
