package io.darkroom.launcher.cli.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventReaderTest {
  private final EventReader reader = new EventReader();

  @Test
  void readsNamedEvents() {
    assertEquals(
        List.of(
            new Event("state", new JsonObject().put("state", "queued")),
            new Event("progress", new JsonObject().put("done", 1))),
        read(
            "event: state",
            "data: {\"state\":\"queued\"}",
            "",
            "event:progress",
            "data:{\"done\":1}",
            ""));
  }

  @Test
  void joinsDataOfSeveralLines() {
    assertEquals(
        List.of(new Event("", new JsonObject().put("a", 1))),
        read("data: {\"a\":", "data: 1}", ""));
  }

  @Test
  void passesOverHeartbeatsAndWhatItDoesNotKnow() {
    assertEquals(List.of(), read(": alive", "", "id: 7", "retry: 10", "", "data: no json", ""));
  }

  private List<Event> read(String... lines) {
    return List.of(lines).stream().map(reader::take).flatMap(Optional::stream).toList();
  }
}
