package io.darkroom.messages.podcast;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Fit;

/**
 * How artwork of podcasts is kept and told of. Section {@value #SECTION} of the configuration.
 *
 * @param prefix what its keys begin with; empty, or folders that end with {@code /}
 * @param fit how it is fitted into its sizes
 * @param postbackSecretKey goes into each postback, where receivers want it in the body; null for
 *     none. It is never stored with a job
 */
record PodcastOptions(String prefix, Fit fit, String postbackSecretKey) {
  /** The section's name. */
  static final String SECTION = "podcast";

  /** Default beginning of keys = {@value}. */
  static final String DEFAULT_PREFIX = "images-resized/";

  private static final int MAX_PREFIX = 200;

  /** Reads the section from the configuration's root. */
  static PodcastOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    String prefix = conf.text("prefix", DEFAULT_PREFIX);
    if (!prefix.matches("([A-Za-z0-9_-][A-Za-z0-9._-]*/)*") || prefix.length() > MAX_PREFIX) {
      conf.complain(
          Failure.INVALID_VALUE,
          "prefix",
          "is \""
              + prefix
              + "\", must be folders of letters, digits, . _ - that end with /, at most "
              + MAX_PREFIX
              + " characters");
      prefix = DEFAULT_PREFIX;
    }
    String secret = conf.text("postbackSecretKey", null);
    return conf.done(
        new PodcastOptions(
            prefix,
            conf.choice("fit", Fit.class, Fit.STRETCH),
            secret == null || secret.isEmpty() ? null : secret));
  }
}
