package io.darkroom.engine.plan;

import io.vertx.core.json.JsonObject;
import org.opencv.core.Rect;

/** A rectangle of whole pixels. */
public record Box(int x, int y, int width, int height) {
  /** As JSON: {@code {"x", "y", "width", "height"}}. */
  public JsonObject toJson() {
    return new JsonObject().put("x", x).put("y", y).put("width", width).put("height", height);
  }

  /** Reads what {@link #toJson} wrote; null for null. */
  public static Box of(JsonObject json) {
    return json == null
        ? null
        : new Box(
            json.getInteger("x"),
            json.getInteger("y"),
            json.getInteger("width"),
            json.getInteger("height"));
  }

  public Rect rect() {
    return new Rect(x, y, width, height);
  }
}
