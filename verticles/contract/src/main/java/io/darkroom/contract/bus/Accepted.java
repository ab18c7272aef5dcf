package io.darkroom.contract.bus;

import io.vertx.core.json.JsonObject;

/**
 * Whether a {@link Finish} or a {@link Settlement} was taken.
 *
 * @param accepted false if the token was stale: somebody else holds it, or it has ended
 */
public record Accepted(boolean accepted) {
  static final Codec<Accepted> CODEC =
      new Codec<>(
          it -> new JsonObject().put("accepted", it.accepted),
          json -> new Accepted(json.getBoolean("accepted")));
}
