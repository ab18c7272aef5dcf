package io.darkroom.contract.sweeps;

import io.darkroom.contract.Conf;
import io.darkroom.contract.JobRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;

/**
 * The options of the operation {@code sweep}.
 *
 * @param sweep which collection is gone through
 */
public record SweepOptions(Name sweep) {
  /** The operation's name = {@value}. */
  public static final String OPERATION = "sweep";

  /** The key that says which sweep = {@value}. */
  public static final String SWEEP = "sweep";

  /**
   * Attempts at a sweep that does not say = {@value}. A node that is killed spends one, one that is
   * stopped does not; a sweep takes up where it was left, so that attempts are cheap.
   */
  public static final int DEFAULT_MAX_ATTEMPTS = 20;

  /** Longest attempt at a sweep that does not say = {@value} h: 100,000 documents take a while. */
  public static final int DEFAULT_TIMEOUT_HOURS = 24;

  /** The sweeps there are. */
  public enum Name {
    CHANNELS,
    EPISODES;

    /** The name as JSON and command lines spell it: lower case. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Reads a sender's JSON, complaining about what is wrong with it. */
  public static SweepOptions read(Conf conf) {
    conf.text(SWEEP);
    return conf.done(new SweepOptions(conf.choice(SWEEP, Name.class, null)));
  }

  /** As JSON. */
  public JsonObject toJson() {
    return new JsonObject().put(SWEEP, sweep.wire());
  }

  /** The request with a sweep's patience, where it is one and says nothing of its own. */
  public static JobRequest patient(JobRequest request) {
    return request.operation().equals(OPERATION)
        ? request.trying(
            request.maxAttempts() > 0 ? request.maxAttempts() : DEFAULT_MAX_ATTEMPTS,
            request.timeoutMillis() > 0
                ? request.timeoutMillis()
                : Duration.ofHours(DEFAULT_TIMEOUT_HOURS).toMillis())
        : request;
  }
}
