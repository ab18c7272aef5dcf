package io.darkroom.contract.renditions;

/** What a rendition is encoded as. */
public enum Format {
  /** JPEG for a JPEG, PNG for a PNG, WebP for a WebP; JPEG otherwise. */
  SOURCE,
  JPEG,
  PNG,
  WEBP
}
