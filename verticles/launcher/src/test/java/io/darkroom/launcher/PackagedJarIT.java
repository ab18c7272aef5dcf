package io.darkroom.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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
}
