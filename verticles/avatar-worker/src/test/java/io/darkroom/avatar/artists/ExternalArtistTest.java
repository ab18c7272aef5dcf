package io.darkroom.avatar.artists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.avatar.fixture.Closet;
import io.darkroom.avatar.wardrobe.Look;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.darkroom.contract.profiles.ProfileEntity;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The explorer's command contract, with shell scripts in its place. */
@Timeout(60)
class ExternalArtistTest {
  /** Finds out of its arguments where pictures go: this is what a double begins with. */
  private static final String READ =
      """
      #!/bin/sh
      [ "$1 $2 $3 $4" = "--rendering-driver opengl3 --avatar-renderer --avatars" ] || exit 9
      cp "$5" "$HERE/asked.json"
      body=$(sed 's/.*"destPath":"\\([^"]*\\)".*/\\1/' "$5")
      face=$(sed 's/.*"faceDestPath":"\\([^"]*\\)".*/\\1/' "$5")
      """;

  private static final Easel EASEL =
      new Easel() {
        @Override
        public <T> Future<T> compute(Callable<T> callable) {
          try {
            return Future.succeededFuture(callable.call());
          } catch (Exception error) {
            return Future.failedFuture(error);
          }
        }

        @Override
        public void stage(String stage) {}

        @Override
        public boolean last() {
          return true;
        }
      };

  @TempDir Path folder;

  @BeforeEach
  void drawPictures() throws IOException {
    Files.write(folder.resolve("face.png"), Closet.png(256, 256, Color.RED));
    Files.write(folder.resolve("body.png"), Closet.png(256, 512, Color.BLUE));
  }

  private ExternalArtist artist(String script) throws IOException {
    return artist(script, Duration.ofSeconds(20));
  }

  /**
   * @param within what it may take, for the avatar it is given
   */
  private ExternalArtist artist(String script, Duration within) throws IOException {
    Path program = folder.resolve("explorer");
    Files.writeString(program, (READ + script).replace("$HERE", folder.toString()));
    assertTrue(program.toFile().setExecutable(true));
    return new ExternalArtist(
        new ExternalOptions(
            List.of(program.toString(), "--rendering-driver", "opengl3"),
            within.dividedBy(2),
            within.dividedBy(2)));
  }

  private static Painting paint(ExternalArtist artist) {
    ProfileEntity entity = ProfileEntity.of(new JsonObject().put("id", "bafkreione"));
    Look look = Look.of(Closet.avatar(Closet.MALE, "shirt"));
    return artist.paint(new Sitter(entity, look, List.of("http://one.example/")), EASEL).await();
  }

  private static DarkroomException fails(Failure failure, ExternalArtist artist) {
    DarkroomException thrown = assertThrows(DarkroomException.class, () -> paint(artist));
    assertEquals(failure, thrown.failure(), thrown.getMessage());
    return thrown;
  }

  private JsonObject asked() throws IOException {
    return new JsonObject(Files.readString(folder.resolve("asked.json")));
  }

  @Test
  void isToldWhatToDrawAndWhereToAsTheExplorerIs() throws IOException {
    Painting painting = paint(artist("cp $HERE/body.png $body; cp $HERE/face.png $face; exit 3"));
    assertEquals(Files.size(folder.resolve("face.png")), painting.face().length());
    assertEquals(Files.size(folder.resolve("body.png")), painting.body().length());

    JsonObject asked = asked();
    assertEquals("http://one.example/content", asked.getString("baseUrl"));
    JsonObject one = asked.getJsonArray("payload").getJsonObject(0);
    assertEquals("bafkreione", one.getString("entity"));
    assertEquals(256, one.getInteger("width"));
    assertEquals(512, one.getInteger("height"));
    assertEquals(256, one.getInteger("faceWidth"));
    assertEquals(256, one.getInteger("faceHeight"));
    assertTrue(one.getString("destPath").endsWith("/output/bafkreione_body.png"));
    assertTrue(one.getString("faceDestPath").endsWith("/output/bafkreione_face.png"));
    assertEquals(Closet.avatar(Closet.MALE, "shirt"), one.getJsonObject("avatar"));
    Path temporary = Path.of(one.getString("destPath")).getParent().getParent();
    assertFalse(Files.exists(temporary), "what was written for it is gone");
    assertEquals(asked, ExplorerFile.of(asked).toJson());
  }

  @Test
  void hasFailedUnlessBothPicturesAreThere() throws IOException {
    fails(Failure.RENDERER_FAILED, artist("cp $HERE/body.png $body; exit 0"));
    fails(Failure.RENDERER_FAILED, artist("exit 0"));
    fails(Failure.RENDERER_FAILED, artist("cp $HERE/body.png $body; cp $HERE/body.png $face"));
    fails(Failure.RENDERER_FAILED, artist("cp $HERE/body.png $body; echo no picture > $face"));
    assertFalse(
        Files.exists(
            Path.of(asked().getJsonArray("payload").getJsonObject(0).getString("destPath"))));
  }

  @Test
  void isKilledWithAllThatItStartedWhenItsTimeIsOver() throws IOException {
    ExternalArtist artist =
        artist(
            "echo $$ > $HERE/pids; sleep 60 & echo $! >> $HERE/pids; wait", Duration.ofSeconds(5));
    long begun = System.nanoTime();
    fails(Failure.RENDERER_TIMEOUT, artist);
    assertTrue(System.nanoTime() - begun < Duration.ofSeconds(40).toNanos());
    List<Long> pids;
    try (Stream<String> lines = Files.lines(folder.resolve("pids"))) {
      pids = lines.map(Long::valueOf).toList();
    }
    assertEquals(2, pids.size());
    Eventually.eventually(
        Duration.ofSeconds(10),
        () ->
            pids.forEach(
                pid ->
                    assertFalse(
                        ProcessHandle.of(pid).map(ExternalArtistTest::runs).orElse(false),
                        "still there: " + pid)));
  }

  /** Not what is dead and has not been asked after. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  @Test
  void isSaidToFailWhenThereIsNoSuchProgram() {
    ExternalArtist artist =
        new ExternalArtist(
            new ExternalOptions(
                List.of(folder.resolve("nobody").toString()),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5)));
    fails(Failure.RENDERER_FAILED, artist);
  }
}
