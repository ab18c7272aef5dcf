package io.darkroom.engine.describe;

import io.darkroom.contract.renditions.InfoOptions;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;

/** Tells what a picture is like. */
public final class Describer {
  /** A picture need not be larger than this to be described, by its longer side in pixels. */
  public static final int ENOUGH = 2 * ThumbHash.MAX_SIDE;

  /** Side of what a BlurHash is made from, in pixels = {@value}: it keeps no more. */
  private static final int BLURHASH_SIDE = 64;

  private Describer() {}

  /**
   * What was asked for: {@code blurhash, thumbhash} (in base 64), {@code colors} (see {@link
   * Palette}), {@code phash} (16 hex digits), {@code exif}.
   *
   * @param image the file
   * @param picture the upright picture, alpha multiplied if it has any
   */
  public static JsonObject describe(ByteBuffer image, Pixels picture, InfoOptions asked) {
    JsonObject info = new JsonObject();
    if (asked.blurhash()) {
      Miniature miniature = Miniature.within(picture, BLURHASH_SIDE);
      info.put("blurhash", BlurHash.of(miniature, asked.blurhashX(), asked.blurhashY()));
    }
    if (asked.thumbhash() || asked.colors() > 0) {
      Miniature miniature = Miniature.within(picture, ThumbHash.MAX_SIDE);
      if (asked.thumbhash()) {
        info.put("thumbhash", ThumbHash.of(miniature));
      }
      if (asked.colors() > 0) {
        info.put("colors", Palette.of(miniature, asked.colors()));
      }
    }
    if (asked.phash()) {
      Miniature miniature = Miniature.of(picture, PerceptualHash.SIDE, PerceptualHash.SIDE);
      info.put("phash", PerceptualHash.of(miniature));
    }
    if (asked.exif()) {
      info.put("exif", Exif.of(image));
    }
    return info;
  }
}
