package io.darkroom.imageworker;

import io.darkroom.contract.Conf;

/**
 * How renditions are stored. Section {@value #SECTION} of the configuration.
 *
 * @param publicCacheControl the Cache-Control header results are stored with; null for none
 */
record ImageOptions(String publicCacheControl) {
  /** The section's name, and the role's. */
  static final String SECTION = "image-worker";

  /** Reads the section from the configuration's root. */
  static ImageOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    return conf.done(new ImageOptions(conf.text("publicCacheControl", null)));
  }
}
