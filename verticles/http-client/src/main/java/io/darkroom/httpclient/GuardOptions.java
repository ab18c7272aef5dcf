package io.darkroom.httpclient;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a guarded client may reach, and how long and how much it takes.
 *
 * @param allowedAddresses networks ({@code 10.1.0.0/16}), addresses and host names that may be
 *     asked although they are not public
 * @param connectTimeout longest wait for one connection, its TLS handshake included
 * @param totalTimeout longest time for one fetch: look-ups, redirects and body together
 * @param slowAfter how long a sender may take between two looks at what it has sent
 * @param minBytesPerSecond what it must have sent on average since the last look
 * @param maxRedirects redirects followed in one fetch
 * @param maxBytes largest body, after decompression
 * @param maxHeaderBytes largest head of a response
 * @param userAgent what the client calls itself
 */
public record GuardOptions(
    List<String> allowedAddresses,
    Duration connectTimeout,
    Duration totalTimeout,
    Duration slowAfter,
    long minBytesPerSecond,
    int maxRedirects,
    long maxBytes,
    int maxHeaderBytes,
    String userAgent) {

  /** The section's name. */
  public static final String SECTION = "http-client";

  /** Default longest wait for a connection, in seconds = {@value}. */
  public static final int DEFAULT_CONNECT_SECONDS = 5;

  /** Default longest time for a fetch, in seconds = {@value}. */
  public static final int DEFAULT_TOTAL_SECONDS = 30;

  /** Default time between two looks at a sender's pace, in seconds = {@value}. */
  public static final int DEFAULT_SLOW_AFTER_SECONDS = 5;

  /** Default slowest pace, in bytes a second = {@value}. */
  public static final long DEFAULT_MIN_BYTES_PER_SECOND = 1024;

  /** Default number of redirects followed = {@value}. */
  public static final int DEFAULT_MAX_REDIRECTS = 5;

  /** Default largest body, in bytes = {@value}. */
  public static final long DEFAULT_MAX_BYTES = 64L << 20;

  /** Default largest head of a response, in bytes = {@value}. */
  public static final int DEFAULT_MAX_HEADER_BYTES = 16 << 10;

  /** Default name = {@value}. */
  public static final String DEFAULT_USER_AGENT = "Darkroom";

  // A body is one array.
  private static final long LARGEST_BODY = 1L << 30;
  private static final long LARGEST_HEAD = 1L << 20;

  /** Copies the list. */
  public GuardOptions {
    allowedAddresses = List.copyOf(allowedAddresses);
  }

  /** Reads the section {@code http-client} of the configuration's root. */
  public static GuardOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    return conf.done(
        new GuardOptions(
            addresses(conf, "allowedAddresses"),
            time(conf, "connectTimeout", DEFAULT_CONNECT_SECONDS),
            time(conf, "totalTimeout", DEFAULT_TOTAL_SECONDS),
            time(conf, "slowAfter", DEFAULT_SLOW_AFTER_SECONDS),
            size(conf, "minBytesPerSecond", DEFAULT_MIN_BYTES_PER_SECOND, LARGEST_BODY),
            conf.count("maxRedirects", DEFAULT_MAX_REDIRECTS, 0, 20),
            size(conf, "maxBytes", DEFAULT_MAX_BYTES, LARGEST_BODY),
            (int) size(conf, "maxHeaderBytes", DEFAULT_MAX_HEADER_BYTES, LARGEST_HEAD),
            conf.text("userAgent", DEFAULT_USER_AGENT)));
  }

  /**
   * Reads networks, addresses and host names that may be asked although they are not public, for
   * what has some of its own beside the section's.
   */
  public static List<String> addresses(Conf conf, String key) {
    List<String> allowed = conf.texts(key, List.of());
    for (String entry : allowed) {
      if (!AllowedAddresses.valid(entry)) {
        conf.complain(
            Failure.INVALID_VALUE,
            key,
            "has \"" + entry + "\", must list networks (10.1.0.0/16), addresses or host names");
        return List.of();
      }
    }
    return allowed;
  }

  /** The same, but for addresses that may be asked, too, and for the largest body. */
  public GuardOptions with(List<String> moreAddresses, long otherMaxBytes) {
    List<String> all = new ArrayList<>(allowedAddresses);
    all.addAll(moreAddresses);
    return new GuardOptions(
        all,
        connectTimeout,
        totalTimeout,
        slowAfter,
        minBytesPerSecond,
        maxRedirects,
        otherMaxBytes,
        maxHeaderBytes,
        userAgent);
  }

  private static Duration time(Conf conf, String key, int fallbackSeconds) {
    Duration fallback = Duration.ofSeconds(fallbackSeconds);
    Duration value = conf.duration(key, fallback);
    if (value.isZero() || value.compareTo(Duration.ofHours(1)) > 0) {
      conf.complain(Failure.INVALID_VALUE, key, "must be more than 0s and at most 1h");
      return fallback;
    }
    return value;
  }

  private static long size(Conf conf, String key, long fallback, long max) {
    long value = conf.size(key, fallback);
    if (value < 1 || value > max) {
      conf.complain(
          Failure.INVALID_VALUE, key, "is " + value + "B, must be between 1B and " + max + "B");
      return fallback;
    }
    return value;
  }
}
