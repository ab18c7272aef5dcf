package io.darkroom.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedQueuesTest {
  @Test
  void findsTheQueuesThatAConfigurationSendsTo() {
    JsonObject root =
        new JsonObject()
            .put("http-ingest", new JsonObject().put("handTo", "sqs:jobs"))
            .put(
                "others",
                new JsonArray()
                    .add(new JsonObject().put("notify", new JsonObject().put("queue", "sqs:done")))
                    .add("kafka:topic")
                    .add(7));
    assertEquals(List.of("done", "jobs"), List.copyOf(NamedQueues.in(root, "sqs")));
    assertEquals(List.of("topic"), List.copyOf(NamedQueues.in(root, "kafka")));
  }
}
