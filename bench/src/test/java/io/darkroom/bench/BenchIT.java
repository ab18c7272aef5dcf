package io.darkroom.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That every benchmark still measures something; not what. */
class BenchIT {
  @TempDir private Path folder;

  @Test
  void jobsAreCountedInBatchesAndOverHttp() {
    JsonObject report = run("jobs --ramp 0.2 --seconds 0.5 --rounds 1 --connections 4");

    assertEquals(3, report.getJsonArray("rows").size());
    rows(report)
        .forEach(row -> assertTrue(row.getDouble("per second") > 0, () -> row + " counts nothing"));
  }

  @Test
  void renditionsAreComparedWithTheBareEngine() throws Exception {
    Path photo = Files.write(folder.resolve("photo.jpg"), MixedPhotos.draw(1).next());

    JsonObject report =
        run("renditions --warmup 0.3 --ramp 0.1 --seconds 0.5 --rounds 1 --threads " + photo);

    List<JsonObject> rows = rows(report);
    assertEquals(1, rows.get(0).getDouble("ratio"));
    assertEquals(3, rows.size());
    rows.forEach(row -> assertTrue(row.getDouble("CPU ms/image") > 0, () -> row + " is for free"));
  }

  @Test
  void theEngineIsComparedWithTheRivalsThatAreThere() throws Exception {
    Path photo = Files.write(folder.resolve("photo.jpg"), MixedPhotos.draw(1).next());

    JsonObject report = run("peers --seconds 0.1 --warmup 0.1 --rounds 2 --photo " + photo);

    List<JsonObject> rows = rows(report);
    assertEquals("Darkroom", rows.get(0).getString("engine"));
    assertEquals(1, rows.get(0).getDouble("CPU ratio"));
    rows.forEach(row -> assertTrue(row.getDouble("wall ms") > 0, () -> row + " is for free"));
  }

  @Test
  void whatTheEngineMakesIsLikeTheReference() throws Exception {
    Path photo = Files.write(folder.resolve("photo.jpg"), MixedPhotos.draw(1).next());

    JsonObject report = run("quality --photo " + photo);

    rows(report).stream()
        .filter(row -> row.getString("engine").equals("Darkroom"))
        .forEach(row -> assertTrue(row.getDouble("800 SSIM") > 0.9, row::encode));
  }

  @Test
  void aRivalThatIsNotThereIsSkippedAndSaid() throws Exception {
    Path photo = Files.write(folder.resolve("photo.jpg"), MixedPhotos.draw(1).next());
    Path elsewhere = Files.createDirectories(folder.resolve("bench"));
    String home = System.setProperty("bench.home", elsewhere.toString());
    try {
      JsonObject report =
          run("peers --peers SHARP --seconds 0.1 --warmup 0 --rounds 1 --photo " + photo);

      assertEquals(1, report.getJsonArray("rows").size());
      assertTrue(report.encode().contains("Skipped: sharp, one decode"), report::encode);
    } finally {
      if (home == null) {
        System.clearProperty("bench.home");
      } else {
        System.setProperty("bench.home", home);
      }
    }
  }

  @Test
  void memoryIsReadFromAProcessOfItsOwn() {
    JsonObject report = run("memory --jobs 5,10");

    List<JsonObject> rows = rows(report);
    assertEquals(3, rows.size());
    rows.forEach(row -> assertTrue(row.getDouble("resident MB") > 20, () -> row + " is tiny"));
    assertTrue(rows.get(2).getDouble("ratio") > 0.5, () -> report + " has no ratio");
  }

  @Test
  void postbacksAreCountedAtTheirReceiver() {
    JsonObject report = run("postback --ramp 0.3 --seconds 0.5 --rounds 1");

    assertTrue(rows(report).get(0).getDouble("per second") > 0);
  }

  @Test
  void filmsAreMadeNextToAScript() {
    JsonObject report = run("films --frames 2 --rounds 1 --workers 1");

    JsonObject row = rows(report).get(0);
    assertEquals("Darkroom, workers: 1", row.getString("film by"));
    assertTrue(row.getDouble("encoding s") > 0, row::encode);
  }

  @Test
  void mapsAreDrawnNextToAScript() {
    JsonObject report = run("maps --first 1 --rounds 1");

    JsonObject row = rows(report).get(0);
    assertEquals("Darkroom", row.getString("map by"));
    assertTrue(row.getDouble("s") > 0, row::encode);
  }

  @Test
  void avatarsAreDrawnInAProcessOfTheirOwn() {
    JsonObject report = run("avatars --rounds 1 --no-rival");

    List<JsonObject> rows = rows(report);
    assertEquals(4, rows.size());
    rows.forEach(row -> assertTrue(row.getDouble("CPU ms") > 0, () -> row + " is for free"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQS", "KAFKA", "AMQP"})
  void bridgesAreComparedWithTheirBrokersOwnClient(String broker) {
    JsonObject report =
        run("bridges --brokers " + broker + " --first 600 --seconds 0.2 --rounds 1 --latency 0.4");

    JsonObject row = rows(report).get(0);
    assertTrue(row.getDouble("accepted/s") > 0, row::encode);
    assertTrue(row.getDouble("mean batch") > 1, row::encode);
    assertTrue(row.getDouble("ratio") > 0, row::encode);
    assertTrue(row.getDouble("p50 ms") > 0, row::encode);
  }

  @Test
  void modelsAreComparedWithBicubicResampling() throws Exception {
    Path photo = Files.write(folder.resolve("photo.jpg"), MixedPhotos.draw(1).next());
    Path crops = folder.resolve("crops");

    JsonObject report =
        run(
            "superres-quality --models waifu2x-upconv7-x2 --whole --side 64 --jpeg 90 --crops "
                + crops
                + " --photo "
                + photo);

    assertTrue(rows(report).get(0).getDouble("SSIM") > 0.7, report::encode);
    assertTrue(Files.exists(crops.resolve("waifu2x-upconv7-x2.png")));
  }

  @Test
  void networksAreRunNextToAnotherRuntime() {
    JsonObject report =
        run("superres --models waifu2x-upconv7-x2 --tiles 32 --threads 1 --rounds 1");

    assertEquals(2, rows(report).size());
    rows(report).forEach(row -> assertTrue(row.getDouble("ms") > 0, () -> row + " is for free"));
  }

  @Test
  void aTableEndsWithTheCommandThatGivesIt() {
    String table =
        new Report("thing", "figure").row("one", 1234.4).note("A note.").text("bench/run x", false);

    List<String> lines = table.lines().toList();
    assertEquals(List.of("thing  figure", "one     1,234", "A note."), lines.subList(0, 3));
    assertTrue(lines.get(3).startsWith("$ bench/run x "), table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing",
        "jobs --rounds many",
        "renditions /nowhere/photo.jpg",
        "peers --photo /nowhere.jpg"
      })
  void failsWithAnExitCodeOfItsOwn(String line) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said, true);

    assertNotEquals(0, Main.run(writer, writer, line.split(" ")));
    assertFalse(said.toString().isBlank());
  }

  private static JsonObject run(String line) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> arguments = new ArrayList<>(Arrays.asList(line.split(" ")));
    arguments.add("--json");
    String[] args = arguments.toArray(String[]::new);
    int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    assertEquals(0, exit, err::toString);
    JsonObject report = new JsonObject(out.toString());
    assertEquals("bench/run " + String.join(" ", arguments), report.getString("command"));
    return report;
  }

  private static List<JsonObject> rows(JsonObject report) {
    Stream<Object> rows = report.getJsonArray("rows").stream();
    return rows.map(JsonObject.class::cast).toList();
  }
}
