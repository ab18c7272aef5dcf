package io.darkroom.engine;

import io.darkroom.contract.renditions.Format;
import io.darkroom.engine.plan.Box;
import io.vertx.core.buffer.Buffer;

/**
 * One rendition that was made.
 *
 * @param name as it was asked for
 * @param format what it is
 * @param quality 1 to 100; 0 if it is lossless
 * @param width in pixels
 * @param height in pixels
 * @param frames how many it has
 * @param crop the part of the upright source that it shows, in the source's pixels; null for all
 * @param file its bytes
 */
public record Developed(
    String name,
    Format format,
    int quality,
    int width,
    int height,
    int frames,
    Box crop,
    Buffer file) {}
