package io.darkroom.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./darkroom}, in an installation without sources, with a Java that prints how it is called.
 */
class ScriptTest {
  @TempDir private Path folder;
  private Path script;

  private record Ended(int code, String output) {}

  @BeforeEach
  void install() throws IOException {
    Path home = Files.createDirectories(folder.resolve("a home"));
    script = home.resolve("darkroom");
    Files.copy(Path.of("..", "..", "darkroom"), script);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createFile(home.resolve("darkroom.jar"));
  }

  @Test
  void runsTheJarBesideItWithTheArgumentsAsTheyAre() throws Exception {
    Ended ended = run(script, java("17.0.1"), "run", "two words");

    assertEquals(0, ended.code, ended.output);
    assertTrue(
        ended.output.contains("<-jar>\n<" + home() + "/darkroom.jar>\n<run>\n<two words>\n"),
        ended.output);
    assertTrue(ended.output.contains("<-Xmx512m>"), ended.output);
  }

  @Test
  void worksThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a home", "darkroom"));

    Ended ended = run(link, java("17.0.1"), "jobs");

    assertTrue(ended.output.contains(home() + "/darkroom.jar"), ended.output);
  }

  @Test
  void givesNewJavasTheFlagsOldOnesDoNotKnow() throws Exception {
    assertTrue(run(script, java("25"), "run").output.contains("<--enable-native-access"));
    assertFalse(run(script, java("17.0.1"), "run").output.contains("<--enable-native-access"));
  }

  @Test
  void refusesAJavaThatIsTooOld() throws Exception {
    Ended ended = run(script, java("11.0.2"), "run");

    assertEquals(1, ended.code);
    assertTrue(ended.output.contains("needs 17 or newer"), ended.output);
  }

  @Test
  void putsTheOptionsOfTheCallerLast() throws Exception {
    ProcessBuilder builder = builder(script, java("17.0.1"), "run");
    builder.environment().put("DARKROOM_JAVA_OPTS", "-Xmx2g -Dx=y");

    String output = ended(builder).output;

    assertTrue(output.indexOf("<-Xmx512m>") < output.indexOf("<-Xmx2g>\n<-Dx=y>"), output);
  }

  private Path java(String version) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("java-" + version).resolve("bin"));
    Path java = bin.resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        if [ "$1" = -version ]; then
          echo 'openjdk version "%s" 2021-10-19' >&2
        else
          printf '<%%s>\\n' "$@"
        fi
        """
            .formatted(version));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return bin.getParent();
  }

  private String home() throws IOException {
    return script.getParent().toRealPath().toString();
  }

  private Ended run(Path script, Path javaHome, String... arguments) throws Exception {
    return ended(builder(script, javaHome, arguments));
  }

  private ProcessBuilder builder(Path script, Path javaHome, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(script.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("JAVA_HOME", javaHome.toString());
    return builder.directory(folder.toFile()).redirectErrorStream(true);
  }

  private static Ended ended(ProcessBuilder builder) throws Exception {
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    return new Ended(process.exitValue(), output);
  }
}
