package io.darkroom.engine.metadata;

import java.util.Locale;

/** A kind of metadata; in the order in which results list them. */
public enum Kind {
  EXIF,
  GPS,
  MAKERNOTE,
  /** A smaller picture of the picture, which may show what was cut away. */
  THUMBNAIL,
  XMP,
  IPTC,
  ICC,
  /** Photoshop's own. */
  PHOTOSHOP,
  /** Other pictures behind the first. */
  PICTURES,
  /** Provenance, signed (C2PA). */
  PROVENANCE,
  COMMENT,
  TEXT,
  TIME,
  /** What an application left, of a kind not known here. */
  OTHER,
  /** Bytes behind the picture's end. */
  TRAILER;

  /** How results spell it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
