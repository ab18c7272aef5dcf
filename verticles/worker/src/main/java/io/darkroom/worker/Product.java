package io.darkroom.worker;

import io.vertx.core.buffer.Buffer;

/**
 * One output of a job, ready to be stored.
 *
 * @param name the rendition's name, unique within the job
 * @param extension of its key, without the dot
 * @param contentType its media type
 * @param cacheControl the Cache-Control header it is served with; null for none
 * @param width in pixels; 0 for what has none
 * @param height in pixels; 0 for what has none
 * @param bytes the encoded bytes
 */
public record Product(
    String name,
    String extension,
    String contentType,
    String cacheControl,
    int width,
    int height,
    Buffer bytes) {}
