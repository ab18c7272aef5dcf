package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Presets;
import io.vertx.core.json.JsonObject;

/**
 * What is to be told of an image beside its format and size: the options of the operation {@code
 * info}, and of {@code renditions} the object {@code info}.
 *
 * @param blurhash whether its BlurHash is
 * @param blurhashX components of the BlurHash from left to right, 1 to 9
 * @param blurhashY components of the BlurHash from top to bottom, 1 to 9
 * @param thumbhash whether its ThumbHash is
 * @param colors how many of its dominant colours are, 0 to {@value #MAX_COLORS}
 * @param phash whether its perceptual hash is
 * @param exif whether its EXIF data are; they may tell where a person lives
 */
public record InfoOptions(
    boolean blurhash,
    int blurhashX,
    int blurhashY,
    boolean thumbhash,
    int colors,
    boolean phash,
    boolean exif) {
  /** The operation's name. */
  public static final String OPERATION = "info";

  /** Default components of a BlurHash from left to right = {@value}. */
  public static final int DEFAULT_BLURHASH_X = 4;

  /** Default components of a BlurHash from top to bottom = {@value}. */
  public static final int DEFAULT_BLURHASH_Y = 3;

  /** Default number of dominant colours = {@value}. */
  public static final int DEFAULT_COLORS = 5;

  /** Most dominant colours = {@value}. */
  public static final int MAX_COLORS = 16;

  private static final int MAX_COMPONENTS = 9;

  /** Reads and checks the options. */
  public static InfoOptions read(Conf conf) {
    return conf.done(
        new InfoOptions(
            conf.flag("blurhash", true),
            conf.count("blurhashX", DEFAULT_BLURHASH_X, 1, MAX_COMPONENTS),
            conf.count("blurhashY", DEFAULT_BLURHASH_Y, 1, MAX_COMPONENTS),
            conf.flag("thumbhash", true),
            conf.count("colors", DEFAULT_COLORS, 0, MAX_COLORS),
            conf.flag("phash", true),
            conf.flag("exif", false)));
  }

  /** Reads options of the operation that were checked at the door. */
  public static InfoOptions of(JsonObject options) {
    Conf conf = Conf.of(options);
    conf.has(Presets.KEY); // resolved before
    InfoOptions read = read(conf);
    conf.throwIfAny();
    return read;
  }
}
