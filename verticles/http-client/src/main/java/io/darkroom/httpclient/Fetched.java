package io.darkroom.httpclient;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;

/**
 * What a URL gave.
 *
 * @param body all of it, decompressed; may be empty
 * @param contentType as the sender claims; null when it claims nothing
 * @param url where it came from in the end, after redirects
 * @param fresh how long it may be kept and given for the same URL; zero for not at all, empty when
 *     its sender does not say
 */
public record Fetched(Buffer body, String contentType, String url, Optional<Duration> fresh) {}
