package io.darkroom.map.plan;

import io.darkroom.contract.maps.MapOptions;
import io.vertx.core.json.JsonObject;

/**
 * One picture that is to be drawn: an image, or one frame of an animation.
 *
 * @param options a job's, of {@code map-image} or of {@code map-animation}, as checked at the door
 * @param frame which frame of the animation, from 0; {@value #IMAGE} for an image
 */
public record Sheet(JsonObject options, int frame) {
  /** The frame of what is no animation = {@value}. */
  public static final int IMAGE = -1;

  /** An image. */
  public static Sheet image(JsonObject options) {
    return new Sheet(options, IMAGE);
  }

  /** A frame of an animation, from 0. */
  public static Sheet frame(JsonObject options, int frame) {
    return new Sheet(options, frame);
  }

  /** What is drawn, with the times of this frame. */
  public MapOptions read() {
    return frame == IMAGE ? MapOptions.image(options) : MapOptions.animation(options).frame(frame);
  }

  /** As JSON. */
  public JsonObject toJson() {
    return new JsonObject().put("options", options).put("frame", frame);
  }

  /** Reads what {@link #toJson} wrote. */
  public static Sheet of(JsonObject json) {
    return new Sheet(json.getJsonObject("options"), json.getInteger("frame"));
  }
}
