package io.darkroom.engine;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What became of one image.
 *
 * @param source what the image is: {@code format, width, height, bytes, orientation}, the sides
 *     those of the picture as it is seen, upright
 * @param info what the image is like, if that was asked for; else null
 * @param renditions in the order they were asked for
 */
public record Development(JsonObject source, JsonObject info, List<Developed> renditions) {}
