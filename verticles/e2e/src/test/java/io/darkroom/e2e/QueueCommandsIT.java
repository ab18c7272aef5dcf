package io.darkroom.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.launcher.Exit;
import io.darkroom.launcher.Main;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an engineer does at a queue by the command line, with no node running. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class QueueCommandsIT {
  private static final String DOOR = "sqs:profiles";
  private static final String QUEUE = "profiles";

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private PodcastQueues queues;
  private Map<String, String> settings;

  @BeforeEach
  void open() {
    queues = new PodcastQueues();
    settings =
        Map.of(
            "sqs-bridge.endpoint", queues.endpoint(),
            "sqs-bridge.accessKey", "x",
            "sqs-bridge.secretKey", "x",
            "sqs-bridge.routes.profiles.from", QUEUE,
            "sqs-bridge.routes.profiles.format", "catalyst",
            "storage.files.folder", folder.toString(),
            "profile-images.contentServers", "https://peer.example");
    assertEquals(Exit.OK.code(), run("setup", "sqs"));
  }

  @AfterEach
  void close() {
    queues.close();
  }

  private int run(String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    settings.forEach((key, value) -> line.addAll(List.of("--set", key + "=" + value)));
    PrintWriter printed = new PrintWriter(out);
    return Main.commandLine().setOut(printed).setErr(printed).execute(line.toArray(String[]::new));
  }

  private Path file(JsonArray messages) throws IOException {
    return Files.writeString(folder.resolve("messages.json"), messages.encode());
  }

  private static JsonObject message(int n) {
    return new JsonObject().put("n", n);
  }

  private long told() {
    return out.toString().lines().filter(line -> line.startsWith("Sent to " + DOOR)).count();
  }

  @Test
  void publishSendsAListAndTellsOfEach() throws IOException {
    JsonArray messages = new JsonArray(IntStream.range(0, 25).mapToObj(n -> message(n)).toList());

    assertEquals(Exit.OK.code(), run("publish", DOOR, file(messages).toString()), out::toString);

    assertEquals(25, told());
    assertEquals(
        new TreeSet<>(messages.stream().map(Object::toString).toList()),
        new TreeSet<>(queues.drain(QUEUE)));
  }

  @Test
  void publishEndsAtAMessageThatIsRefusedAndHasToldOfThoseBefore() throws IOException {
    JsonObject large = new JsonObject().put("text", "x".repeat(1 << 20));
    JsonArray messages = JsonArray.of(message(0), large, message(2));

    assertTrue(run("publish", DOOR, file(messages).toString()) != Exit.OK.code());

    assertEquals(1, told(), out::toString);
    assertTrue(out.toString().contains("sqs-bridge.maxMessage is 1048576."), out::toString);
    assertEquals(List.of(message(0).encode()), queues.drain(QUEUE));
  }

  @Test
  void reprocessMakesMessagesOfRecordsAndRemovesThose() throws IOException {
    Path records = Files.createDirectories(folder.resolve("darkroom-public/failures"));
    for (int n = 0; n < 5; n++) {
      Files.writeString(records.resolve("bafy" + n + ".txt"), "{}");
    }

    assertEquals(Exit.OK.code(), run("queue", "reprocess", DOOR, "--limit", "3"), out::toString);

    assertTrue(out.toString().contains("3 records were made messages of."), out::toString);
    assertEquals(3, queues.drain(QUEUE).size());
    try (var left = Files.list(records)) {
      assertEquals(2, left.count());
    }
  }
}
