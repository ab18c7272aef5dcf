package io.darkroom.amqpbridge;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What queues are called at the broker.
 *
 * @param pattern with {@link Dialect#QUEUE} where the name goes. In a path (a pattern with a slash)
 *     the name is percent-encoded, as RFC 3986 has it
 */
record Addresses(String pattern) {
  /** The address of that queue. */
  String of(String queue) {
    return pattern.replace(Dialect.QUEUE, pattern.startsWith("/") ? encoded(queue) : queue);
  }

  private static String encoded(String name) {
    // URLEncoder writes forms, which differ from paths in these.
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}
