package io.darkroom.map.fetch;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.httpclient.GuardOptions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How servers of maps are asked. Keys of the worker's section.
 *
 * @param allowedAddresses that may be asked by this worker although they are not public, beside
 *     those that the section http-client allows
 * @param requestTimeout longest time for one request
 * @param fetchWithin longest time for all that one picture needs; what is not there by then is
 *     missing
 * @param tries how often an image is asked for
 * @param retryAfter the wait before the second try; twice as long before each further one
 * @param perHost most requests to one host at a time
 * @param perHostRate most requests to one host in a second
 * @param maxBytes largest file of one image
 * @param cache most bytes of files that are kept
 * @param cacheFor how long files are kept whose server does not say
 */
public record FetchOptions(
    List<String> allowedAddresses,
    Duration requestTimeout,
    Duration fetchWithin,
    int tries,
    Duration retryAfter,
    int perHost,
    int perHostRate,
    long maxBytes,
    long cache,
    Duration cacheFor) {
  /** Default longest time for one request, in seconds = {@value}. */
  static final int DEFAULT_REQUEST_SECONDS = 10;

  /** Default longest time for all that a picture needs, in seconds = {@value}. */
  static final int DEFAULT_WITHIN_SECONDS = 60;

  /** Default number of tries = {@value}. */
  static final int DEFAULT_TRIES = 3;

  /** Default wait before the second try, in ms = {@value}. */
  static final int DEFAULT_RETRY_MILLIS = 300;

  /** Default most requests to one host at a time = {@value}: as many as a browser has. */
  static final int DEFAULT_PER_HOST = 6;

  /** Default most requests to one host in a second = {@value}. */
  static final int DEFAULT_PER_HOST_RATE = 50;

  /** Default largest file = {@value}, 16 MB. */
  static final long DEFAULT_MAX_BYTES = 16L << 20;

  /** Default most bytes that are kept = {@value}, 128 MB. */
  static final long DEFAULT_CACHE = 128L << 20;

  /** Default time that files are kept whose server does not say, in seconds = {@value}. */
  static final int DEFAULT_CACHE_SECONDS = 60;

  /** Copies the list. */
  public FetchOptions {
    allowedAddresses = List.copyOf(allowedAddresses);
  }

  /** Reads the keys, among others. */
  public static FetchOptions read(Conf conf) {
    return new FetchOptions(
        GuardOptions.addresses(conf, "allowedAddresses"),
        positive(conf, "requestTimeout", Duration.ofSeconds(DEFAULT_REQUEST_SECONDS)),
        positive(conf, "fetchWithin", Duration.ofSeconds(DEFAULT_WITHIN_SECONDS)),
        conf.count("tries", DEFAULT_TRIES, 1, 10),
        positive(conf, "retryAfter", Duration.ofMillis(DEFAULT_RETRY_MILLIS)),
        conf.count("perHost", DEFAULT_PER_HOST, 1, 64),
        conf.count("perHostRate", DEFAULT_PER_HOST_RATE, 1, 10_000),
        conf.size("maxBytes", DEFAULT_MAX_BYTES),
        conf.size("cache", DEFAULT_CACHE),
        conf.duration("cacheFor", Duration.ofSeconds(DEFAULT_CACHE_SECONDS)));
  }

  private static Duration positive(Conf conf, String key, Duration fallback) {
    Duration value = conf.duration(key, fallback);
    if (value.isZero() || value.compareTo(Duration.ofHours(1)) > 0) {
      conf.complain(Failure.INVALID_VALUE, key, "must be more than 0s and at most 1h");
      return fallback;
    }
    return value;
  }

  /** What may be reached, and how long and how much it takes: as for all others, but for ours. */
  public GuardOptions guard(GuardOptions all) {
    return new GuardOptions(
        Stream.concat(all.allowedAddresses().stream(), allowedAddresses.stream()).toList(),
        shorter(all.connectTimeout(), requestTimeout),
        requestTimeout,
        shorter(all.slowAfter(), requestTimeout),
        all.minBytesPerSecond(),
        all.maxRedirects(),
        maxBytes,
        all.maxHeaderBytes(),
        all.userAgent());
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
