package io.darkroom.avatar.render;

import io.darkroom.avatar.gltf.ModelLimits;
import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;

/**
 * How the builtin renderer draws.
 *
 * @param supersampling samples of a pixel along each side: 4 are 4x4
 * @param tone the curve that {@link Style#FLAT} ends with
 * @param premultiplied true to write colours multiplied by their alpha into the files, as the Godot
 *     explorer does; a PNG's colours should not be
 * @param pose file of a pose that replaces the renderer's own; null for its own
 * @param limits of each model
 * @param triangles most triangles of an avatar
 * @param memory heap of an avatar's models, in bytes
 * @param cache bytes of models kept for the next avatar
 */
public record RenderOptions(
    Style style,
    int supersampling,
    Tone tone,
    boolean premultiplied,
    Path pose,
    ModelLimits limits,
    int triangles,
    long memory,
    long cache) {
  /** Default samples along a pixel's side = {@value}. */
  public static final int DEFAULT_SUPERSAMPLING = 4;

  /** Most samples along a pixel's side = {@value}. */
  public static final int MOST_SUPERSAMPLING = 8;

  /** Default most triangles of an avatar = {@value}; the marketplace takes 1,500 a wearable. */
  public static final int DEFAULT_TRIANGLES = 400_000;

  /** Default most heap of an avatar's models = {@value}, 96 MB. */
  public static final long DEFAULT_MEMORY = 96L << 20;

  /** Default bytes of models that are kept = {@value}, 48 MB. */
  public static final long DEFAULT_CACHE = 48L << 20;

  /** Everything at its default. */
  public static RenderOptions defaults() {
    return read(Conf.of(new JsonObject()));
  }

  /** Reads the section of the builtin renderer. */
  public static RenderOptions read(Conf conf) {
    String pose = conf.text("pose", null);
    return conf.done(
        new RenderOptions(
            conf.choice("style", Style.class, Style.FLAT),
            conf.count("supersampling", DEFAULT_SUPERSAMPLING, 1, MOST_SUPERSAMPLING),
            conf.choice("tone", Tone.class, Tone.PLAIN),
            conf.flag("premultiplied", false),
            pose == null || pose.isEmpty() ? null : Path.of(pose),
            ModelLimits.read(conf.section("limits")),
            conf.count("triangles", DEFAULT_TRIANGLES, 1, Integer.MAX_VALUE),
            conf.size("memory", DEFAULT_MEMORY),
            conf.size("cache", DEFAULT_CACHE)));
  }

  /** The same, in another style. */
  public RenderOptions withStyle(Style other) {
    return new RenderOptions(
        other, supersampling, tone, premultiplied, pose, limits, triangles, memory, cache);
  }
}
