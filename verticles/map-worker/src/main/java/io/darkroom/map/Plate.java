package io.darkroom.map;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * What all frames of an animation have in common: the page with its basemap and legends, and room
 * for header and overlays. Made once for an animation, and drawn on for each frame.
 *
 * @param png the page
 * @param layout where things are on it, for {@link Cartography#frame}
 * @param facts as {@link Drawn#facts}; its coverage is that of basemap and legends
 */
public record Plate(Buffer png, JsonObject layout, JsonObject facts) {
  /** All of it in one file: the length of the JSON in four bytes, the JSON, the PNG. */
  public Buffer file() {
    Buffer json = new JsonObject().put("layout", layout).put("facts", facts).toBuffer();
    return Buffer.buffer().appendInt(json.length()).appendBuffer(json).appendBuffer(png);
  }

  /** Reads what {@link #file} gave. */
  public static Plate of(Buffer file) {
    int length = file.getInt(0);
    JsonObject json = file.slice(Integer.BYTES, Integer.BYTES + length).toJsonObject();
    return new Plate(
        file.slice(Integer.BYTES + length, file.length()),
        json.getJsonObject("layout"),
        json.getJsonObject("facts"));
  }
}
