package io.darkroom.map;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * A picture that was drawn.
 *
 * @param png its file
 * @param width in pixels
 * @param height in pixels
 * @param facts what results say of it: {@code {"map": {"x", "y", "width", "height", "zoom"},
 *     "coverage": {"onMissing", "minCoverage", "least", "layers": [...]}, "files": {"fetched",
 *     "kept"}, "took": {"fetching", "composing", "encoding"} in ms, "warnings": [...]}}
 */
public record Drawn(Buffer png, int width, int height, JsonObject facts) {}
