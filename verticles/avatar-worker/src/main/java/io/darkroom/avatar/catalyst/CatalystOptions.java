package io.darkroom.avatar.catalyst;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.httpclient.GuardOptions;
import java.time.Duration;
import java.util.List;

/**
 * How content servers are asked.
 *
 * @param allowedAddresses servers that may be asked although they are not public, beside those that
 *     {@code http-client} allows: networks, addresses and host names
 * @param tries how often one thing is asked for, each time at the next server
 * @param pause between two tries
 * @param entityTtl how long what is known of a wearable is believed
 * @param missingTtl how long it is believed that there is no such wearable
 * @param entities most wearables that are remembered
 * @param cache most bytes of files that are remembered
 * @param maxFile most bytes of a file, and of an answer
 */
public record CatalystOptions(
    List<String> allowedAddresses,
    int tries,
    Duration pause,
    Duration entityTtl,
    Duration missingTtl,
    int entities,
    long cache,
    long maxFile) {
  /** Default tries = {@value}. */
  public static final int DEFAULT_TRIES = 3;

  /** Default pause in ms = {@value}. */
  public static final int DEFAULT_PAUSE_MILLIS = 300;

  /** Default time for which a wearable is believed, in minutes = {@value}. */
  public static final int DEFAULT_ENTITY_MINUTES = 10;

  /** Default time for which it is believed that one is missing, in seconds = {@value}. */
  public static final int DEFAULT_MISSING_SECONDS = 30;

  /** Default most wearables = {@value}. */
  public static final int DEFAULT_ENTITIES = 5_000;

  /** Default most bytes of files = {@value}, 64 MB. */
  public static final long DEFAULT_CACHE = 64L << 20;

  /** Default most bytes of a file = {@value}, 16 MB. */
  public static final long DEFAULT_MAX_FILE = 16L << 20;

  private static final int MOST_TRIES = 20;
  private static final int MOST_ENTITIES = 1_000_000;
  private static final long LARGEST_FILE = 256L << 20;

  /** Copies the list. */
  public CatalystOptions {
    allowedAddresses = List.copyOf(allowedAddresses);
  }

  /** Reads the section of content servers. */
  public static CatalystOptions read(Conf conf) {
    CatalystOptions options =
        new CatalystOptions(
            GuardOptions.addresses(conf, "allowedAddresses"),
            conf.count("tries", DEFAULT_TRIES, 1, MOST_TRIES),
            conf.duration("pause", Duration.ofMillis(DEFAULT_PAUSE_MILLIS)),
            conf.duration("entityTtl", Duration.ofMinutes(DEFAULT_ENTITY_MINUTES)),
            conf.duration("missingTtl", Duration.ofSeconds(DEFAULT_MISSING_SECONDS)),
            conf.count("entities", DEFAULT_ENTITIES, 1, MOST_ENTITIES),
            conf.size("cache", DEFAULT_CACHE),
            conf.size("maxFile", DEFAULT_MAX_FILE));
    if (options.maxFile < 1 || options.maxFile > LARGEST_FILE) {
      conf.complain(
          Failure.INVALID_VALUE,
          "maxFile",
          "is " + options.maxFile + " bytes, must be between 1B and 256MB");
    }
    return conf.done(options);
  }
}
