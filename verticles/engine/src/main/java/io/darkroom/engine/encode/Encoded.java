package io.darkroom.engine.encode;

import io.darkroom.contract.renditions.Format;
import io.vertx.core.buffer.Buffer;

/**
 * A file that was made.
 *
 * @param format what it is
 * @param quality 1 to 100; 0 if it is lossless
 * @param file its bytes
 */
public record Encoded(Format format, int quality, Buffer file) {}
