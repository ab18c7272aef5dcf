package io.darkroom.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine line =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @TempDir private Path folder;

  @Test
  void helpsWhenNothingIsAsked() {
    assertEquals(Exit.OK.code(), line.execute());
    assertTrue(out.toString().contains("run "), out.toString());
    assertTrue(out.toString().contains("Exit codes:"), out.toString());
  }

  @Test
  void helpNamesEveryExitCode() {
    line.execute("--help");

    for (Exit exit : Exit.values()) {
      assertTrue(out.toString().lines().anyMatch(it -> it.matches("  " + exit.code() + " .*")));
    }
  }

  @Test
  void endsWithTheCodeOfUsageForAnUnknownCommand() {
    assertEquals(Exit.USAGE.code(), line.execute("confg"));
    assertTrue(err.toString().contains("Did you mean: darkroom config"), err.toString());
  }

  @Test
  void findsTheDocumentedConfigurationFine() {
    assertEquals(
        Exit.OK.code(), line.execute("config", "check", "--conf", "../../conf/darkroom.yaml"));
  }

  @Test
  void saysEverythingThatIsWrongWithAConfiguration() throws IOException {
    Path file = Files.writeString(folder.resolve("x.yaml"), "cluster:\n  nmae: a\n  port: x\n");

    int code = line.execute("config", "check", "--conf", file.toString());

    assertEquals(Exit.CONFIGURATION.code(), code);
    assertTrue(
        err.toString().contains("cluster.nmae is not known; did you mean name?"), err.toString());
    assertTrue(err.toString().contains("cluster.port is \"x\""), err.toString());
  }

  @Test
  void startsNothingWithAWrongConfiguration() {
    int code = line.execute("run", "probe", "--set", "cluster.enabled=maybe");

    assertEquals(Exit.CONFIGURATION.code(), code);
    assertTrue(err.toString().contains("must be one of auto, true, false"), err.toString());
  }

  @Test
  void showsWhatIsInForceWithoutSecrets() {
    line.execute("config", "show", "--set", "cluster.name=mine", "--set", "cluster.joinKey=hush");

    assertTrue(out.toString().contains("name: mine"), out.toString());
    assertTrue(out.toString().contains("heartbeatInterval: 1s"), out.toString());
    assertTrue(!out.toString().contains("hush"), out.toString());
  }

  @Test
  void setsUpWhatIsNotThere() {
    String blobs = "storage.files.folder=" + folder.resolve("blobs");

    assertEquals(Exit.OK.code(), line.execute("setup", "storage", "--set", blobs));
    assertTrue(out.toString().contains("storage: made  folder "), out.toString());
    assertTrue(Files.isDirectory(folder.resolve("blobs/darkroom-public")));
  }

  @Test
  void purgesNothingUnlessItIsSaidTwice() {
    assertEquals(Exit.FAILURE.code(), line.execute("queue", "purge", "sqs:covers"));
    assertTrue(err.toString().contains("say --yes"), err.toString());
  }

  @Test
  void saysWhatToDoWhereABrokerRemovesNothing() {
    String route = "kafka-bridge.routes.covers.from=covers";
    assertEquals(
        Exit.FAILURE.code(),
        line.execute("queue", "purge", "kafka:covers", "--yes", "--set", route));
    assertTrue(
        err.toString().contains("kafka-consumer-groups --group darkroom --topic covers"),
        err.toString());
  }

  @Test
  void saysThatADoorIsNotKnown() {
    assertEquals(Exit.FAILURE.code(), line.execute("dead-letters", "list", "teapot:x"));
    assertTrue(err.toString().contains("The door teapot:x is not known"), err.toString());
  }
}
