package io.darkroom.postback;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Signs messages as Standard Webhooks has it: HMAC-SHA256 over {@code id.timestamp.body}, once with
 * each secret, so that while secrets are rotated a receiver may know the old one or the new one.
 */
final class Signature {
  private final List<Secret> secrets;

  Signature(List<Secret> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /**
   * The headers that let a receiver verify the message.
   *
   * @param seconds when this try is made, in seconds since 1970; receivers refuse an old one
   */
  MultiMap headers(String id, long seconds, Buffer body) {
    return HttpHeaders.headers()
        .add("webhook-id", id)
        .add("webhook-timestamp", Long.toString(seconds))
        .add("webhook-signature", sign(id, seconds, body));
  }

  /** The signatures, each {@code v1,} and Base64, with spaces between. */
  String sign(String id, long seconds, Buffer body) {
    byte[] start = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
    byte[] rest = body.getBytes();
    return secrets.stream()
        .map(secret -> "v1," + secret.sign(start, rest))
        .collect(Collectors.joining(" "));
  }
}
