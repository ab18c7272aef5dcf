package io.darkroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the sender was promised, job by job, against what became of it. */
final class Ledger {
  private final Map<String, String> jobByKey = new ConcurrentHashMap<>();

  /** Notes a promise: a 202 for a key. Two promises for one key must name one job. */
  void promised(String key, JsonObject job) {
    String id = job.getString("id");
    String before = jobByKey.putIfAbsent(key, id);
    assertTrue(before == null || before.equals(id), key + " made the jobs " + before + ", " + id);
  }

  int size() {
    return jobByKey.size();
  }

  Set<String> jobs() {
    return Set.copyOf(jobByKey.values());
  }

  /** Every promise was kept, once. */
  void check(Client client, Receiver receiver) {
    assertEquals(jobByKey.size(), jobs().size(), "one job for each key");
    for (String id : jobs()) {
      JsonObject job = client.get(id);
      assertEquals("succeeded", job.getString("state"), job::encodePrettily);
      assertEquals(1, timesSucceeded(job), job::encodePrettily);
      assertEquals(1, receiver.idsOf(id).size(), "webhook ids of " + id + receiver.idsOf(id));
      assertEquals("job.succeeded", receiver.bodyOf(id).getString("type"));
      JsonArray renditions = job.getJsonObject("result").getJsonArray("renditions");
      for (Object rendition : renditions) {
        String name = ((JsonObject) rendition).getString("name");
        assertTrue(client.rendition(id, name).length > 0, name);
      }
    }
    assertEquals(0, receiver.forgeries().size(), receiver.forgeries()::toString);
  }

  /** The public bucket holds one set of results for each job, and nothing else. */
  void checkBlobs(Path publicFolder) throws IOException {
    try (Stream<Path> folders = Files.list(publicFolder)) {
      Set<String> stored =
          folders
              .filter(Files::isDirectory)
              .map(folder -> folder.getFileName().toString())
              .filter(name -> !name.startsWith("."))
              .collect(Collectors.toSet());
      assertEquals(jobs(), stored);
    }
  }

  private static long timesSucceeded(JsonObject job) {
    return job.getJsonArray("history").stream()
        .filter(attempt -> "succeeded".equals(((JsonObject) attempt).getString("outcome")))
        .count();
  }
}
