package io.darkroom.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What an avatar's two pictures cost. */
@Command(
    name = "avatars",
    mixinStandardHelpOptions = true,
    header = "Face and body of one avatar by the builtin renderer, on one processor.",
    description =
        "In a process of its own with little heap, as a worker draws them, 4x4 samples a pixel.")
final class AvatarsBench extends Bench {
  private static final int MINUTES = 10;
  private static final String NO_MODELS = AvatarRounds.MANNEQUIN;

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description =
          "Real models; else ../shared/avatar-assets, beside the project, where there is such; else"
              + " a mannequin made in code.")
  private Path models;

  @Option(names = "--style", defaultValue = "flat", description = "flat or lit (${DEFAULT-VALUE}).")
  private String style;

  @Option(names = "--rounds", defaultValue = "20", description = "Avatars (${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--rival",
      defaultValue = "true",
      fallbackValue = "true",
      negatable = true,
      description = "three.js in headless Chromium, too, where it is installed.")
  private boolean rival;

  @Option(names = "--heap", defaultValue = "256m", description = "-Xmx (${DEFAULT-VALUE}).")
  private String heap;

  @Override
  Report measure() throws Exception {
    String folder = folder();
    say(folder.equals(NO_MODELS) ? "the mannequin" : folder);
    JsonObject measured = draw(folder);
    Report report = new Report("avatar", "ms", "CPU ms", "slowest ms", "aim");
    row(report, "warm-up of a new worker", "", measured.getJsonObject("warm-up"));
    row(report, "first one after it", "ms <= 2000", measured.getJsonObject("first"));
    row(report, "models kept from before", "ms <= 500", measured.getJsonArray("kept"));
    row(report, "models read and decoded anew", "ms <= 500", measured.getJsonArray("read"));
    if (rival) {
      addRival(report, folder);
    }
    return report
        .note(
            "Medians of "
                + rounds
                + "; CPU of the one thread that draws. -Xmx"
                + heap
                + ", the JVM told of one processor.")
        .note(
            folder.equals(NO_MODELS)
                ? "The mannequin of the warm-up: there are no real models here."
                : "Real models: body, nine things worn, face.");
  }

  private void addRival(Report report, String folder) throws IOException, InterruptedException {
    if (!AvatarRival.isInstalled()) {
      report.note(
          "Skipped: three.js in headless Chromium; bench/peers/install has not put it here.");
      return;
    }
    say("three.js");
    JsonObject measured = AvatarRival.draw(AvatarRounds.outfit(folder), rounds);
    row(report, "three.js, models kept", "", measured.getJsonArray("kept"));
    row(report, "three.js, models read anew", "", measured.getJsonArray("read"));
    report.note(
        measured.getString("version")
            + " on "
            + measured.getString("device")
            + ": CPU of all its processes; all processors are its own.");
  }

  private String folder() {
    if (models != null) {
      return models.toAbsolutePath().toString();
    }
    Path shared = BenchHome.path().resolve("../../shared/avatar-assets").normalize();
    return Files.isDirectory(shared) ? shared.toString() : NO_MODELS;
  }

  private JsonObject draw(String folder) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-XX:ActiveProcessorCount=1", "-Xshare:auto"));
    command.addAll(List.of("-Djava.awt.headless=true", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add("-Dlogback.configurationFile=bench-logback.xml");
    command.add("-Dbench.log=" + System.getProperty("bench.log", "/dev/null"));
    command.addAll(List.of(AvatarRounds.class.getName(), folder, style));
    command.add(Integer.toString(rounds));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException("the avatars were not drawn: " + said);
      }
      return new JsonObject(said);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void row(Report report, String name, String aim, JsonObject one) {
    row(report, name, aim, new JsonArray().add(one));
  }

  private static void row(Report report, String name, String aim, JsonArray all) {
    List<JsonObject> each = all.stream().map(JsonObject.class::cast).toList();
    report.row(
        name,
        Figures.median(each, one -> one.getDouble("ms")),
        Figures.median(each, one -> one.getDouble("cpu")),
        each.stream().mapToDouble(one -> one.getDouble("ms")).max().orElseThrow(),
        aim);
  }
}
