package io.darkroom.engine;

import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/** An image that was let in, of which nothing was decoded yet. */
public final class Original {
  private final Exposure exposure;
  private final Supplier<Pixels> pixels;

  Original(Exposure exposure, Supplier<Pixels> pixels) {
    this.exposure = exposure;
    this.pixels = pixels;
  }

  /** What it says of itself. */
  public Header header() {
    return exposure.header();
  }

  /** What a result says of its source. */
  public JsonObject facts() {
    return exposure.facts();
  }

  /**
   * Decodes it: upright, in sRGB, grey, BGR, or BGRA with straight alpha, in 8 bits or 16; of an
   * animation the first frame. Fails with {@code IMAGE_CORRUPT}.
   */
  public Pixels decode() {
    return pixels.get();
  }
}
