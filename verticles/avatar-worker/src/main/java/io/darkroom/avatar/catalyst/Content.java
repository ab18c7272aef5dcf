package io.darkroom.avatar.catalyst;

import io.vertx.core.buffer.Buffer;

/**
 * A file of a content server.
 *
 * @param verified true if its bytes are what its identifier names, whoever gave them; false for
 *     identifiers that cannot be checked: then it is only as good as the servers that were asked
 */
public record Content(Buffer bytes, boolean verified) {}
