package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.superres.ModelNames;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The section {@code http-ingest.magnify}.
 *
 * @param enabled whether there is {@code GET /magnify} at all, and {@code GET /health}
 * @param open whether it needs none of the API's keys
 * @param hosts whose images are made larger, in lower case; {@code *.example.org} for all below it
 * @param model of those who name none
 * @param patience how long a client waits for its picture at most
 */
record MagnifyOptions(
    boolean enabled, boolean open, List<String> hosts, String model, Duration patience) {
  /** Default wait. */
  static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

  private static final String BELOW = "*.";

  MagnifyOptions {
    hosts = List.copyOf(hosts);
  }

  /** Reads the section. */
  static MagnifyOptions read(Conf conf) {
    return conf.done(
        new MagnifyOptions(
            conf.flag("enabled", false),
            conf.flag("open", false),
            readHosts(conf),
            conf.text("model", ModelNames.NOISE_CANCEL),
            Waits.positive(conf, "wait", DEFAULT_WAIT)));
  }

  private static List<String> readHosts(Conf conf) {
    List<String> hosts = conf.texts("hosts", List.of());
    for (String host : hosts) {
      if (!host.matches("(?i)(\\*\\.)?[a-z0-9:\\[\\]]([a-z0-9.:\\[\\]-]*[a-z0-9\\]])?")) {
        conf.complain(
            Failure.INVALID_VALUE,
            "hosts",
            "has \""
                + host
                + "\", must list hosts without scheme and port, as images.example.org, or"
                + " *.example.org for all below it");
        return List.of();
      }
    }
    return hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }

  /** True if images of that host, spelled in lower case, may be made larger. */
  boolean allows(String host) {
    return hosts.stream()
        .anyMatch(
            one -> one.startsWith(BELOW) ? host.endsWith(one.substring(1)) : host.equals(one));
  }
}
