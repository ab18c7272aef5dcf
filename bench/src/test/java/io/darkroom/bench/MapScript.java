package io.darkroom.bench;

import io.darkroom.text.Fonts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script of {@code bench/peers} that draws maps with the tools at hand, and says what it took how
 * many nanoseconds for.
 */
final class MapScript {
  private static final int MINUTES = 2;

  private final String name;
  private final List<String> programs;
  private final Path folder;
  private final Map<String, String> environment;

  /**
   * One that is to be run several times.
   *
   * @param name of its file
   * @param programs that it runs
   * @param folder where it leaves its files
   */
  MapScript(String name, List<String> programs, Path folder, Map<String, String> environment) {
    this.name = name;
    this.programs = programs;
    this.folder = folder;
    this.environment = environment;
  }

  /** True if the programs it runs are installed. */
  boolean there() {
    return programs.stream()
        .allMatch(
            program ->
                Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                    .anyMatch(place -> Files.isExecutable(Path.of(place, program))));
  }

  /** ImageMagick finds no font on a bare machine: it is given the one that Darkroom brings. */
  private Path font() throws IOException {
    Path font = folder.resolve("header.ttf");
    if (!Files.exists(font)) {
      try (InputStream in = Fonts.class.getResourceAsStream("fonts/NotoSans-Regular.ttf")) {
        Files.copy(in, font);
      }
    }
    return font;
  }

  /** Runs it; gives the seconds that it says, by what it took them for. */
  Map<String, Double> run() throws IOException, InterruptedException {
    Path script = BenchHome.path().resolve("peers").resolve(name).toAbsolutePath();
    ProcessBuilder builder =
        new ProcessBuilder(List.of("sh", script.toString())).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("FONT", font().toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException("the script failed: " + said.strip());
    }
    return said.lines()
        .filter(line -> line.matches("[a-z]+ \\d+"))
        .map(line -> line.split(" "))
        .collect(Collectors.toMap(word -> word[0], word -> Long.parseLong(word[1]) / 1e9));
  }
}
