package io.darkroom.avatar.outfit;

import io.vertx.core.buffer.Buffer;

/**
 * A facial feature: a picture laid over the face.
 *
 * @param name its URN
 * @param texture a PNG; where it is transparent the face shows
 * @param mask a PNG that says where the tint does <em>not</em> go; null if there is none
 */
public record Feature(String name, Buffer texture, Buffer mask) {}
