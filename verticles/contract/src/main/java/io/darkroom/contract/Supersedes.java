package io.darkroom.contract;

import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/**
 * What a job is the newest word about. Once it is durable, jobs of the same key and a lower version
 * that have not ended are cancelled as {@code SUPERSEDED}; one that comes when a higher version is
 * there already is itself cancelled so. Jobs of the same version leave each other alone.
 *
 * <p>A version is remembered for as long as its job is kept.
 *
 * @param key what the jobs are about: {@code profile:0x12ab...}
 * @param version grows with what is newer, as a time in milliseconds does; 0 or more
 */
public record Supersedes(String key, long version) {
  /** Longest key = {@value}. */
  public static final int MAX_KEY = 300;

  /** Largest version = {@value}: what a JSON number holds exactly everywhere, 2^53 - 1. */
  public static final long MAX_VERSION = (1L << 53) - 1;

  private static final Pattern KEY = Pattern.compile("\\P{Cntrl}{1," + MAX_KEY + "}");

  /** Reads what a sender gave under the key {@code supersedes}; null when it is not there. */
  static Supersedes read(Conf request) {
    if (!request.has("supersedes")) {
      return null;
    }
    Conf conf = request.section("supersedes");
    String key = conf.text("key");
    if (!key.isEmpty() && !KEY.matcher(key).matches()) {
      conf.complain(
          Failure.INVALID_VALUE,
          "key",
          "must be 1 to " + MAX_KEY + " characters, none of them a control character");
    }
    if (!conf.has("version")) {
      conf.complain(Failure.MISSING_FIELD, "version", "is missing and has no default");
    }
    double version = conf.number("version", 0, 0, MAX_VERSION);
    if (version != Math.rint(version)) {
      conf.complain(Failure.INVALID_VALUE, "version", "is " + version + ", must be a whole number");
    }
    return conf.done(new Supersedes(key, (long) version));
  }

  /** As JSON: {@code {"key", "version"}}. */
  public JsonObject toJson() {
    return new JsonObject().put("key", key).put("version", version);
  }

  /** Reads what {@link #toJson} wrote; null for null. */
  public static Supersedes of(JsonObject json) {
    return json == null ? null : new Supersedes(json.getString("key"), json.getLong("version"));
  }
}
