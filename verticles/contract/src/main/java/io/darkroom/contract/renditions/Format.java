package io.darkroom.contract.renditions;

/** What a rendition is encoded as. */
public enum Format {
  /** JPEG for a JPEG, PNG for a PNG, WebP for a WebP, GIF for all of a GIF's frames; else JPEG. */
  SOURCE,
  /** As {@link #SOURCE}, and GIF for any GIF: also for one frame of it. */
  SAME,
  /** What suits the picture best, of {@link Encoding#allow()}. */
  AUTO,
  JPEG,
  PNG,
  WEBP,
  /** At most 256 colours a frame, no partial transparency. AUTO does not choose it. */
  GIF;

  /** True for what a file can be; SOURCE, SAME and AUTO are wishes. */
  public boolean file() {
    return this != SOURCE && this != SAME && this != AUTO;
  }

  /** True for what can have more than one frame. */
  public boolean animated() {
    return this == WEBP || this == GIF;
  }
}
