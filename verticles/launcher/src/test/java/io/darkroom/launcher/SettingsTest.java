package io.darkroom.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path folder;

  @Test
  void readsTheFileThatIsNamed() throws IOException {
    JsonObject root = Settings.load(file("management:\n  port: 9000\n"), Map.of(), List.of());

    assertEquals(9000, root.getJsonObject("management").getInteger("port"));
  }

  @Test
  void findsTheFileTheEnvironmentNames() throws IOException {
    String file = file("management:\n  port: 9000\n").toString();

    JsonObject root = Settings.load(null, Map.of("DARKROOM_CONF", file), List.of());

    assertEquals(9000, root.getJsonObject("management").getInteger("port"));
  }

  @Test
  void hasNothingButDefaultsWithoutAFile() {
    assertEquals(new JsonObject(), Settings.load(null, Map.of(), List.of()));
  }

  @Test
  void putsTheEnvironmentOverTheFileAndTheCommandLineOverBoth() throws IOException {
    Path file = file("cluster:\n  name: file\n  host: file\n  port: 1\n");
    Map<String, String> environment =
        Map.of("DARKROOM_CLUSTER_NAME", "environment", "DARKROOM_CLUSTER_HOST", "environment");

    JsonObject cluster =
        Settings.load(file, environment, List.of("cluster.name=line")).getJsonObject("cluster");

    assertEquals("line", cluster.getString("name"));
    assertEquals("environment", cluster.getString("host"));
    assertEquals(1, cluster.getInteger("port"));
  }

  @Test
  void givesTextsFromOutsideTheTypeOfTheDefault() {
    Map<String, String> environment =
        Map.of(
            "DARKROOM_CLUSTER_PORT", "15800",
            "DARKROOM_CLUSTER_NAME", "007",
            "DARKROOM_CLUSTER_MEMBERS", "a:1, b:2",
            "DARKROOM_CLUSTER_HEARTBEAT_INTERVAL", "2s");

    JsonObject cluster =
        Settings.load(null, environment, List.of("cluster.kubernetes.dns=true"))
            .getJsonObject("cluster");

    assertEquals(15800, cluster.getValue("port"));
    assertEquals("007", cluster.getValue("name"));
    assertEquals(new JsonArray(List.of("a:1", "b:2")), cluster.getValue("members"));
    assertEquals("2s", cluster.getValue("heartbeatInterval"));
    assertEquals("true", cluster.getJsonObject("kubernetes").getValue("dns"));
  }

  @Test
  void replacesPlaceholdersAndGivesThemTheTypeOfTheDefault() throws IOException {
    Path file =
        file(
            """
            cluster:
              name: x-${NAME}-y
              port: ${PORT:-15900}
              members: ["${ONE}", "two:2"]
            """);

    JsonObject cluster =
        Settings.load(file, Map.of("NAME", "a$b", "ONE", "one:1"), List.of())
            .getJsonObject("cluster");

    assertEquals("x-a$b-y", cluster.getString("name"));
    assertEquals(15900, cluster.getValue("port"));
    assertEquals(new JsonArray(List.of("one:1", "two:2")), cluster.getValue("members"));
  }

  @Test
  void takesAPlaceholderWithoutAValueForNothingWhereThereIsNoDefault() throws IOException {
    Path file =
        file(
            """
            storage:
              publicUrl: ${URL:-}
              s3:
                accessKey: ${KEY:-}
                region: ${REGION:-}
                secretKey: ${SECRET:-}
            """);

    JsonObject storage =
        Settings.load(file, Map.of("SECRET", "0123"), List.of()).getJsonObject("storage");

    assertNull(storage.getValue("publicUrl"));
    assertNull(storage.getJsonObject("s3").getValue("accessKey"));
    assertEquals("", storage.getJsonObject("s3").getValue("region"));
    assertEquals("0123", storage.getJsonObject("s3").getValue("secretKey"));
  }

  @Test
  void collectsEveryComplaintWithTheNearestName() throws IOException {
    Path file = file("clutser: {}\nmanagement:\n  host: ${NOBODY_SET_THIS}\n");

    String message =
        complaint(file, Map.of("DARKROOM_CLUSTER_NAEM", "x"), List.of("managment.port=1", "port"));

    assertTrue(message.contains("clutser is not a section; did you mean cluster?"), message);
    assertTrue(message.contains("management.host needs the environment variable NOBODY"), message);
    assertTrue(
        message.contains("DARKROOM_CLUSTER_NAEM sets no key; did you mean DARKROOM_CLUSTER_NAME?"),
        message);
    assertTrue(message.contains("managment is not a section; did you mean management?"), message);
    assertTrue(message.contains("--set port must be written section.key=value"), message);
  }

  @Test
  void leavesVariablesAloneThatKubernetesOrOthersSet() {
    Map<String, String> environment =
        Map.of(
            "DARKROOM_CLUSTER_SERVICE_HOST", "10.0.0.1",
            "DARKROOM_CLUSTER_PORT_8080_TCP", "tcp://10.0.0.1:8080",
            "DARKROOM_CLUSTER_PORT", "tcp://10.0.0.1:8080",
            "DARKROOM_SOMETHING_ELSE_ALTOGETHER", "x",
            "DARKROOM_HOME", "/nowhere");

    assertEquals(new JsonObject(), Settings.load(null, environment, List.of()));
  }

  @Test
  void namesTheFileAndTheLineOfWhatIsNoYaml() throws IOException {
    Path file = file("cluster:\n  name: a\n  name: b\n");

    String message = complaint(file, Map.of(), List.of());

    assertTrue(message.contains(file.toString()), message);
    assertTrue(message.contains("duplicate key name"), message);
    assertTrue(message.contains("line 3"), message);
  }

  @Test
  void makesNoObjectsOfTheFilesChoice() throws IOException {
    Path file = file("cluster: !!javax.script.ScriptEngineManager []\n");

    assertTrue(complaint(file, Map.of(), List.of()).contains("is not YAML"));
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("none.yaml");

    assertTrue(complaint(file, Map.of(), List.of()).contains("none.yaml cannot be read"));
  }

  @Test
  void masksSecretsAndThePasswordsInUrls() {
    JsonObject masked =
        Secrets.masked(
            new JsonObject()
                .put("jobs", new JsonObject().put("url", "mongodb://me:hush@db:27017/x"))
                .put("kafka-bridge", new JsonObject().put("sasl.jaas.config", "password=hush"))
                .put("postback", new JsonObject().put("secrets", new JsonArray().add("whsec_1")))
                .put("storage", new JsonObject().put("secretKey", "hush").put("region", "eu")));

    assertFalse(masked.encode().contains("hush"), masked.encode());
    assertFalse(masked.encode().contains("whsec_1"), masked.encode());
    assertEquals("eu", masked.getJsonObject("storage").getString("region"));
    assertEquals("mongodb://***@db:27017/x", masked.getJsonObject("jobs").getString("url"));
  }

  private String complaint(Path file, Map<String, String> environment, List<String> sets) {
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> Settings.load(file, environment, sets));
    assertEquals(Failure.INVALID_CONFIGURATION, refused.failure());
    return refused.getMessage();
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("darkroom.yaml"), yaml);
  }
}
