package io.darkroom.httpingest;

import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** The sizes an avatar comes in: PNG, the whole picture within a square, never enlarged. */
enum AvatarVariant {
  DEFAULT("", 200),
  SMALL("_small", 100),
  LARGE("_large", 600);

  private final String suffix;
  private final int side;

  AvatarVariant(String suffix, int side) {
    this.suffix = suffix;
    this.side = side;
  }

  /** What follows the id in its name. */
  String suffix() {
    return suffix;
  }

  /** The square's side, in pixels. */
  int side() {
    return side;
  }

  /** The name of its rendition in the job. */
  String rendition() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rendition as a job asks for it. */
  JsonObject wanted() {
    return new JsonObject()
        .put("name", rendition())
        .put("width", side)
        .put("height", side)
        .put("fit", "inside")
        .put("enlarge", false)
        .put("format", "png");
  }
}
