package io.darkroom.contract.bus;

import io.vertx.core.json.JsonObject;

/** What a {@link Renewal} is answered with. */
public enum Held {
  /** The lease runs anew, for its full length. */
  HELD,
  /** The lease was lost: the job is another's, or has ended. Stop, and write nothing more. */
  LOST,
  /** The job was cancelled. Stop, and write nothing more. */
  CANCELLED;

  static final Codec<Held> CODEC =
      new Codec<>(
          it -> new JsonObject().put("held", it.name()), json -> valueOf(json.getString("held")));
}
