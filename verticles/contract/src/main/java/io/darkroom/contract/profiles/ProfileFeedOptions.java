package io.darkroom.contract.profiles;

import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;

/**
 * The options of the operation {@code profile-feed}: watching content servers for profiles that
 * change.
 *
 * @param until when to end, in ms since 1970; another job watches from then on
 */
public record ProfileFeedOptions(long until) {
  /** The operation's name = {@value}. */
  public static final String OPERATION = "profile-feed";

  private static final double LATEST = 1L << 53;

  /** Reads options, complaining about what is wrong with them. */
  public static ProfileFeedOptions read(Conf conf) {
    return conf.done(new ProfileFeedOptions((long) conf.number("until", 0, 0, LATEST)));
  }

  /** As JSON, as a job's options have it. */
  public JsonObject toJson() {
    return new JsonObject().put("until", until);
  }
}
