package io.darkroom.launcher.cli.api;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Reads server-sent events line by line (HTML Living Standard, §9.2.6), as far as the API uses
 * them: each event's data is one JSON object. Comments, which keep the connection alive, and other
 * fields give nothing.
 */
final class EventReader {
  private final StringBuilder data = new StringBuilder();
  private String name = "";

  /** Takes the next line; gives an event when the line ended one. */
  Optional<Event> take(String line) {
    if (line.isEmpty()) {
      Optional<Event> event = event();
      data.setLength(0);
      name = "";
      return event;
    }
    if (line.startsWith("event:")) {
      name = line.substring("event:".length()).strip();
    } else if (line.startsWith("data:")) {
      data.append(data.length() > 0 ? "\n" : "").append(line.substring("data:".length()).strip());
    }
    return Optional.empty();
  }

  private Optional<Event> event() {
    if (data.length() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Event(name, new JsonObject(data.toString())));
    } catch (DecodeException | ClassCastException notOurs) {
      return Optional.empty();
    }
  }
}
