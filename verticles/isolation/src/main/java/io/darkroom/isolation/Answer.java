package io.darkroom.isolation;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a child made.
 *
 * @param what small
 * @param files of any size
 */
public record Answer(JsonObject what, List<Buffer> files) {}
