package io.darkroom.httpclient;

import io.vertx.core.buffer.Buffer;

/**
 * What a URL gave.
 *
 * @param body all of it, decompressed; may be empty
 * @param contentType as the sender claims; null when it claims nothing
 * @param url where it came from in the end, after redirects
 */
public record Fetched(Buffer body, String contentType, String url) {}
