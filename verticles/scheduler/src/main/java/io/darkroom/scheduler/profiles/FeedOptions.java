package io.darkroom.scheduler.profiles;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Notify;
import io.darkroom.contract.profiles.ProfilePlaces;
import java.time.Duration;

/**
 * How profiles are watched. Section {@value #SECTION} of the configuration; which content servers,
 * and where the watermark is, says the section {@code profile-images}.
 *
 * @param enabled whether this node does
 * @param every the pause between two polls
 * @param queue where messages go; null for straight to {@code jobs}
 * @param overlap how late a server may show a deployment that is not to be missed, twice
 * @param pageSize deployments asked for at once
 * @param maxPages most of them in one poll
 * @param priority of the jobs
 * @param places content servers and the bucket
 */
record FeedOptions(
    boolean enabled,
    Duration every,
    Notify.Target queue,
    Duration overlap,
    int pageSize,
    int maxPages,
    int priority,
    ProfilePlaces places) {
  /** The section's name. */
  static final String SECTION = "profile-feed";

  /** What {@code to} says for no queue = {@value}. */
  static final String JOBS = "jobs";

  /** Default pause between polls = 5 s. */
  static final Duration DEFAULT_EVERY = Duration.ofSeconds(5);

  /** Default overlap = 2 min. */
  static final Duration DEFAULT_OVERLAP = Duration.ofMinutes(2);

  /** Default deployments in a page = {@value}: what content servers give at once. */
  static final int DEFAULT_PAGE_SIZE = 500;

  /** Default pages of a poll = {@value}. */
  static final int DEFAULT_MAX_PAGES = 20;

  static FeedOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    FeedOptions options =
        new FeedOptions(
            conf.flag("enabled", false),
            conf.duration("every", DEFAULT_EVERY),
            JOBS.equals(conf.text("to", JOBS)) ? null : Notify.Target.read(conf, "to"),
            conf.duration("overlap", DEFAULT_OVERLAP),
            conf.count("pageSize", DEFAULT_PAGE_SIZE, 1, 500),
            conf.count("maxPages", DEFAULT_MAX_PAGES, 1, 1_000),
            conf.count("priority", 0, -100, 100),
            ProfilePlaces.read(root));
    if (options.every.isZero()) {
      conf.complain(Failure.INVALID_VALUE, "every", "is 0, must be at least 1ms");
    }
    return conf.done(options);
  }
}
