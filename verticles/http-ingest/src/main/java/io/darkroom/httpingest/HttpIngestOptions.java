package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Notify;
import io.darkroom.contract.renditions.SourceFormats;
import io.darkroom.httpingest.tokens.SecretHash;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The section {@code http-ingest}.
 *
 * @param host the address bound to
 * @param port the port bound to; 0 for any that is free
 * @param apiKeys who has one of them may ask; {@code sha256:<hex>} for a key given as its hash
 * @param allowedOrigins the web pages' origins that browsers let ask (CORS); none by default
 * @param limits how much and how long a client may send
 * @param formats which formats an uploaded image may have
 * @param waits how long a client may be kept waiting, and how many clients
 * @param results whether results are streamed or redirected to
 * @param presignFor how long a redirect's URL is good for
 * @param drain how long requests in flight may take when stopping
 * @param handTo the queue that jobs are handed to, for web servers and workers that share nothing
 *     but a broker: a bridge of its kind must run with this node, and on the workers' side a route
 *     of format {@code submission} must read it; null to give them to {@code jobs}
 * @param avatars user avatars
 * @param maps maps in the way of an older service
 * @param magnify images that are made larger while the client waits
 * @param profiles what an operator of profile images asks
 */
record HttpIngestOptions(
    String host,
    int port,
    List<String> apiKeys,
    List<String> allowedOrigins,
    Limits limits,
    SourceFormats formats,
    Waits waits,
    Results results,
    Duration presignFor,
    Duration drain,
    Notify.Target handTo,
    AvatarOptions avatars,
    MapOptions maps,
    MagnifyOptions magnify,
    ProfileOptions profiles) {

  /** Section of the configuration = {@value}. */
  static final String SECTION = "http-ingest";

  /** Default address = {@value}. */
  static final String DEFAULT_HOST = "127.0.0.1";

  /** Default port = {@value}. */
  static final int DEFAULT_PORT = 8080;

  /** Shortest key that is taken, in characters = {@value}. */
  static final int SHORTEST_KEY = SecretHash.SHORTEST;

  /** Default time a redirect's URL is good for. */
  static final Duration DEFAULT_PRESIGN_FOR = Duration.ofMinutes(15);

  /** Default time for requests in flight when stopping. */
  static final Duration DEFAULT_DRAIN = Duration.ofSeconds(10);

  /** How results are served. */
  enum Results {
    /** Through this process. */
    STREAM,
    /** By a redirect to the blob store, where it can sign URLs; streamed where it cannot. */
    REDIRECT
  }

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]");

  HttpIngestOptions {
    apiKeys = List.copyOf(apiKeys);
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /** Reads the section of the configuration's root. */
  static HttpIngestOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    HttpIngestOptions options =
        new HttpIngestOptions(
            conf.text("host", DEFAULT_HOST),
            conf.count("port", DEFAULT_PORT, 0, 65_535),
            readKeys(conf),
            conf.texts("allowedOrigins", List.of()),
            Limits.read(conf),
            SourceFormats.read(root.section(SourceFormats.SECTION)),
            Waits.read(conf),
            conf.choice("results", Results.class, Results.STREAM),
            conf.duration("presignFor", DEFAULT_PRESIGN_FOR),
            conf.duration("drain", DEFAULT_DRAIN),
            Notify.Target.read(conf, "handTo"),
            AvatarOptions.read(conf.section("avatars")),
            MapOptions.read(conf.section("maps")),
            MagnifyOptions.read(conf.section("magnify")),
            ProfileOptions.read(conf.section("profiles"), root));
    if (options.magnify.enabled() && options.handTo != null) {
      conf.complain(
          Failure.INVALID_CONFIGURATION,
          "magnify",
          "cannot be enabled with handTo: nobody here would know when a picture is ready");
    }
    boolean allowAnonymous = conf.flag("allowAnonymous", false);
    if (options.apiKeys.isEmpty() && !allowAnonymous && !LOOPBACK.matcher(options.host).matches()) {
      conf.complain(
          Failure.INVALID_CONFIGURATION,
          "host",
          "is "
              + options.host
              + ", which others can reach, and there are no apiKeys; give some, or bind to "
              + DEFAULT_HOST
              + ", or set allowAnonymous: true");
    }
    return conf.done(options);
  }

  private static List<String> readKeys(Conf conf) {
    List<String> keys = conf.texts("apiKeys", List.of());
    for (int i = 0; i < keys.size(); i++) {
      if (keys.get(i).length() < SHORTEST_KEY) {
        conf.complain(
            Failure.INVALID_VALUE,
            "apiKeys[" + i + "]",
            "is too short to be a secret; give at least " + SHORTEST_KEY + " characters");
      }
    }
    return keys;
  }
}
