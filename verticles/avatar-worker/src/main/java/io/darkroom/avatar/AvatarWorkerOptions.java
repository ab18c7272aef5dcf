package io.darkroom.avatar;

import io.darkroom.avatar.artists.BuiltinArtist;
import io.darkroom.avatar.artists.ExternalArtist;
import io.darkroom.avatar.artists.ExternalOptions;
import io.darkroom.avatar.artists.SnapshotsArtist;
import io.darkroom.avatar.catalyst.CatalystOptions;
import io.darkroom.avatar.render.RenderOptions;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.time.Duration;
import java.util.List;

/**
 * How pictures of avatars are made. Section {@value #SECTION} of the configuration.
 *
 * @param renderers who makes them, by name; one that fails is followed by the next
 * @param deadline longest that the builtin renderer may take for an avatar
 * @param maxOutfit most bytes of files of one avatar
 * @param publicCacheControl the Cache-Control header pictures are stored with; null for none
 * @param catalyst how content servers are asked
 * @param builtin how the builtin renderer draws
 * @param external how the external renderer is run
 */
record AvatarWorkerOptions(
    List<String> renderers,
    Duration deadline,
    long maxOutfit,
    String publicCacheControl,
    CatalystOptions catalyst,
    RenderOptions builtin,
    ExternalOptions external) {
  /** The section's name, and the role's. */
  static final String SECTION = "avatar-worker";

  /** Default renderers. */
  static final List<String> DEFAULT_RENDERERS = List.of(BuiltinArtist.NAME);

  /** Default deadline in seconds = {@value}. */
  static final int DEFAULT_DEADLINE_SECONDS = 20;

  /** Default most bytes of an avatar's files = {@value}, 64 MB. */
  static final long DEFAULT_MAX_OUTFIT = 64L << 20;

  /**
   * Default Cache-Control: an entity's pictures change only when they are drawn once more on
   * demand.
   */
  static final String DEFAULT_CACHE_CONTROL = "public, max-age=86400";

  private static final List<String> KNOWN =
      List.of(BuiltinArtist.NAME, ExternalArtist.NAME, SnapshotsArtist.NAME);

  /** Reads the section from the configuration's root. */
  static AvatarWorkerOptions read(Conf root) {
    Conf conf = root.section(SECTION);
    AvatarWorkerOptions options =
        new AvatarWorkerOptions(
            renderers(conf),
            conf.duration("deadline", Duration.ofSeconds(DEFAULT_DEADLINE_SECONDS)),
            conf.size("maxOutfit", DEFAULT_MAX_OUTFIT),
            conf.text("publicCacheControl", DEFAULT_CACHE_CONTROL),
            CatalystOptions.read(conf.section("catalyst")),
            RenderOptions.read(conf.section(BuiltinArtist.NAME)),
            ExternalOptions.read(conf.section(ExternalArtist.NAME)));
    if (options.deadline.isZero()) {
      conf.complain(Failure.INVALID_VALUE, "deadline", "is 0, must be at least 1ms");
    }
    return conf.done(options);
  }

  private static List<String> renderers(Conf conf) {
    List<String> renderers = conf.texts("renderers", DEFAULT_RENDERERS);
    if (renderers.isEmpty()
        || !KNOWN.containsAll(renderers)
        || renderers.stream().distinct().count() < renderers.size()) {
      conf.complain(
          Failure.INVALID_VALUE,
          "renderers",
          "is " + renderers + ", must list some of " + KNOWN + ", each once");
      return DEFAULT_RENDERERS;
    }
    return List.copyOf(renderers);
  }
}
