package io.darkroom.avatar.gltf;

import io.darkroom.contract.Conf;

/**
 * What one model may have. A model is a stranger's upload; what is over a limit is left out.
 *
 * @param bytes of any one file of it
 * @param jsonBytes of its description
 * @param nodes and joints, also how deep they may be nested
 * @param accessors and buffer views
 * @param vertices of all its meshes together
 * @param triangles of all its meshes together
 * @param memory heap of what was read, in bytes
 * @param texturePixels of one texture, by its header
 */
public record ModelLimits(
    int bytes,
    int jsonBytes,
    int nodes,
    int accessors,
    int vertices,
    int triangles,
    long memory,
    int texturePixels) {
  /** Default most bytes of a file = {@value}, 16 MB. */
  public static final int DEFAULT_BYTES = 16 << 20;

  /** Default most bytes of a description = {@value}, 1 MB: it grows tenfold when it is read. */
  public static final int DEFAULT_JSON_BYTES = 1 << 20;

  /** Default most nodes = {@value}; an avatar has 62 bones. */
  public static final int DEFAULT_NODES = 2_000;

  /** Default most accessors = {@value}. */
  public static final int DEFAULT_ACCESSORS = 4_000;

  /** Default most vertices = {@value}. */
  public static final int DEFAULT_VERTICES = 300_000;

  /** Default most triangles = {@value}. */
  public static final int DEFAULT_TRIANGLES = 200_000;

  /** Default most heap = {@value}, 48 MB: eight textures of 1024 x 1024. */
  public static final long DEFAULT_MEMORY = 48L << 20;

  /** Default most pixels of a texture = {@value}, 4096 x 4096. */
  public static final int DEFAULT_TEXTURE_PIXELS = 4096 * 4096;

  private static final int MOST_BYTES = 256 << 20;
  private static final int MOST_COUNT = 10_000_000;

  /** Every limit at its default. */
  public static ModelLimits defaults() {
    return new ModelLimits(
        DEFAULT_BYTES,
        DEFAULT_JSON_BYTES,
        DEFAULT_NODES,
        DEFAULT_ACCESSORS,
        DEFAULT_VERTICES,
        DEFAULT_TRIANGLES,
        DEFAULT_MEMORY,
        DEFAULT_TEXTURE_PIXELS);
  }

  /** Reads them from a section. */
  public static ModelLimits read(Conf conf) {
    return conf.done(
        new ModelLimits(
            size(conf, "bytes", DEFAULT_BYTES),
            size(conf, "jsonBytes", DEFAULT_JSON_BYTES),
            conf.count("nodes", DEFAULT_NODES, 1, MOST_COUNT),
            conf.count("accessors", DEFAULT_ACCESSORS, 1, MOST_COUNT),
            conf.count("vertices", DEFAULT_VERTICES, 1, MOST_COUNT),
            conf.count("triangles", DEFAULT_TRIANGLES, 1, MOST_COUNT),
            conf.size("memory", DEFAULT_MEMORY),
            conf.count("texturePixels", DEFAULT_TEXTURE_PIXELS, 1, MOST_BYTES)));
  }

  private static int size(Conf conf, String key, int fallback) {
    return (int) Math.max(1, Math.min(MOST_BYTES, conf.size(key, fallback)));
  }
}
