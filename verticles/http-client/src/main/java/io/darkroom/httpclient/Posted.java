package io.darkroom.httpclient;

import io.vertx.core.MultiMap;

/**
 * What a receiver answered, whatever it answered: a redirect is not followed, an error is not a
 * failure.
 *
 * @param status the HTTP status
 * @param headers the answer's headers
 * @param bodyStart how the answer begins, as text; for the log
 */
public record Posted(int status, MultiMap headers, String bodyStart) {}
