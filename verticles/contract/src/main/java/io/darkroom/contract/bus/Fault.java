package io.darkroom.contract.bus;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonObject;

/**
 * How something failed, as it is stored and sent: a row of the table, and words a stranger may
 * read.
 */
public record Fault(Failure failure, String message) {
  /** The fault that an error amounts to. */
  public static Fault of(Throwable error) {
    DarkroomException ours = DarkroomException.of(error);
    return new Fault(ours.failure(), ours.getMessage());
  }

  /** The fault as an exception. */
  public DarkroomException toException() {
    return failure.with(message);
  }

  /** As JSON: {@code {"code", "message"}}. */
  public JsonObject toJson() {
    return new JsonObject().put("code", failure.name()).put("message", message);
  }

  /** Reads what {@link #toJson} wrote; null for null. */
  public static Fault of(JsonObject json) {
    return json == null
        ? null
        : new Fault(Failure.ofCode(json.getString("code")), json.getString("message"));
  }
}
