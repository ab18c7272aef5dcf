package io.darkroom.httpingest;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.darkroom.contract.Notify;
import io.darkroom.httpingest.tokens.TokenOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;

/**
 * The section {@code http-ingest.avatars}.
 *
 * @param enabled whether there are avatars at all
 * @param publicUrl what an avatar's URL begins with, without a slash at its end; null for the host
 *     that the uploader asked
 * @param maxUpload largest picture, in bytes
 * @param patience how long an upload waits for its pictures before it is answered
 * @param cacheControl what avatars are served with
 * @param missing what is served instead of an avatar that is not there
 * @param defaultId the avatar of those who have none
 * @param notification who hears when an avatar is ready, or has failed
 * @param auth who may upload and remove
 */
record AvatarOptions(
    boolean enabled,
    String publicUrl,
    long maxUpload,
    Duration patience,
    String cacheControl,
    Missing missing,
    String defaultId,
    Notify notification,
    TokenOptions auth) {

  /** Default largest picture, in bytes = {@value}. */
  static final long DEFAULT_MAX_UPLOAD = 1L << 20;

  /** Default patience. */
  static final Duration DEFAULT_PATIENCE = Duration.ZERO;

  /** Default {@code Cache-Control} = {@value}. An id's bytes never change, but they can go. */
  static final String DEFAULT_CACHE_CONTROL = "public, max-age=3600";

  /** Default id of the default avatar = {@value}. */
  static final String DEFAULT_ID = "00000000000000000000000000000000";

  /** Default scopes. */
  static final List<String> DEFAULT_SCOPES = List.of("profile:avatar:write");

  /** What is served instead of an avatar that is not there. */
  enum Missing {
    /** 404. */
    NOT_FOUND,
    /** The default avatar. */
    DEFAULT
  }

  /** Reads the section. */
  static AvatarOptions read(Conf conf) {
    return conf.done(
        new AvatarOptions(
            conf.flag("enabled", false),
            readUrl(conf),
            Limits.size(conf, "maxUpload", DEFAULT_MAX_UPLOAD, Long.MAX_VALUE),
            conf.duration("wait", DEFAULT_PATIENCE),
            conf.text("cacheControl", DEFAULT_CACHE_CONTROL),
            conf.choice("missing", Missing.class, Missing.NOT_FOUND),
            readId(conf),
            Notify.read(conf.section("notify")),
            TokenOptions.read(conf.section("auth"), DEFAULT_SCOPES)));
  }

  private static String readId(Conf conf) {
    String id = conf.text("defaultId", DEFAULT_ID);
    if (AvatarName.isId(id)) {
      return id;
    }
    conf.complain(
        Failure.INVALID_VALUE, "defaultId", "is \"" + id + "\", must be 32 hex digits, lower case");
    return DEFAULT_ID;
  }

  private static String readUrl(Conf conf) {
    String url = conf.text("publicUrl", null);
    if (url == null || webAddress(url)) {
      return url == null ? null : url.replaceFirst("/+$", "");
    }
    conf.complain(
        Failure.INVALID_VALUE,
        "publicUrl",
        "is \"" + url + "\", must be an http or https URL without query, as https://example.org");
    return null;
  }

  private static boolean webAddress(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null
          && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
