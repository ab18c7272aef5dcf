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
import java.util.stream.Stream;

/** The script {@code bench/peers/map.sh}, which draws a map with curl and ImageMagick. */
final class MapScript {
  private static final int MINUTES = 2;
  private static final String FETCHED = "fetched ";

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * One that is to be run several times.
   *
   * @param folder where it leaves its files
   */
  MapScript(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** True if the programs it runs are installed. */
  boolean there() {
    return Stream.of("curl", "convert")
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

  /** Draws the map; gives how many nanoseconds it has fetched. */
  long run() throws IOException, InterruptedException {
    Path script = BenchHome.path().resolve("peers").resolve("map.sh").toAbsolutePath();
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
        .filter(line -> line.startsWith(FETCHED))
        .mapToLong(line -> Long.parseLong(line.substring(FETCHED.length())))
        .findFirst()
        .orElseThrow();
  }
}
