package io.darkroom.engine;

import io.darkroom.contract.renditions.Format;
import io.vertx.core.buffer.Buffer;

/**
 * One rendition that was made.
 *
 * @param name as it was asked for
 * @param format what it is; never SOURCE
 * @param width in pixels
 * @param height in pixels
 * @param file its bytes
 */
public record Developed(String name, Format format, int width, int height, Buffer file) {}
