package io.darkroom.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that ships: services are found in jars within it. */
class PackagedJarIT {
  @Test
  void knowsEveryRole() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "darkroom.jar").toString(),
                "run",
                "nobody")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(Exit.CONFIGURATION.code(), process.exitValue(), output);
    for (String role : List.of("jobs", "http-ingest", "image-worker", "postback")) {
      assertTrue(output.contains(role), output);
    }
  }

  @Test
  void startsChildProcessesFromJarsWithinIt(@TempDir Path folder) throws Exception {
    Process node =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target", "darkroom.jar").toString(),
                "run",
                "--set",
                "image-worker.isolation=process",
                "--set",
                "http-ingest.port=0",
                "--set",
                "jobs.sqlite.file=" + folder.resolve("jobs.db"),
                "--set",
                "storage.files.folder=" + folder.resolve("blobs"),
                "--set",
                "postback.secretFile=" + folder.resolve("postback.secret"))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      Eventually.eventually(
          Duration.ofSeconds(90),
          () ->
              assertTrue(
                  Files.readString(folder.resolve("log")).contains("engine ready"), "ready"));
      assertTrue(node.children().findAny().isPresent());
    } finally {
      List<ProcessHandle> children = node.children().toList();
      node.destroyForcibly().waitFor();
      Eventually.eventually(
          Duration.ofSeconds(30),
          () -> assertTrue(children.stream().noneMatch(ProcessHandle::isAlive)));
    }
  }
}
