package io.darkroom.kafkabridge.avro;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.net.URI;
import java.time.Duration;

/**
 * Where schemas are, and how to ask for them.
 *
 * @param url of a registry that speaks Confluent's API, with its path if it has one; null for none
 * @param user for basic authentication; null for none
 * @param password of that user
 * @param timeout longest wait for one answer
 * @param cache most schemas that are remembered; those used least recently go first
 */
public record RegistryOptions(
    String url, String user, String password, Duration timeout, int cache) {
  /** Default of schemas remembered = {@value}. */
  static final int DEFAULT_CACHE = 1_000;

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  /** Reads the section. */
  public static RegistryOptions read(Conf conf) {
    Duration timeout = conf.duration("timeout", DEFAULT_TIMEOUT);
    if (timeout.toMillis() < 100 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
      conf.complain(Failure.INVALID_VALUE, "timeout", "must be between 100ms and 1m");
    }
    RegistryOptions options =
        new RegistryOptions(
            url(conf),
            conf.text("user", null),
            conf.text("password", null),
            timeout,
            conf.count("cache", DEFAULT_CACHE, 1, 100_000));
    if ((options.user == null) != (options.password == null)) {
      conf.complain(Failure.INVALID_VALUE, "user", "and password are given both, or neither");
    }
    return conf.done(options);
  }

  private static String url(Conf conf) {
    String url = conf.text("url", null);
    if (url == null) {
      return null;
    }
    try {
      URI uri = URI.create(url);
      if (uri.getHost() != null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
      }
    } catch (IllegalArgumentException error) {
      // Complained about below.
    }
    conf.complain(Failure.INVALID_VALUE, "url", "must be as http://registry.example.org:8081");
    return null;
  }
}
