package io.darkroom.map.video;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.maps.Film;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** What a browser shows. Skipped, and says so, where there is no Chromium on the PATH. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@EnabledIf(
    value = "io.darkroom.map.video.Films#canBeMade",
    disabledReason = "no ffmpeg runs here: docs/maps.md says what it needs")
class BrowserTest {
  private static final int FRAMES = 6;
  private static final int WIDTH = 161;
  private static final int HEIGHT = 121;

  /**
   * Looks at the middle of each frame, and then plays to the end. {@code seeked} says that the
   * player is there, not that the frame is shown: the callback for shown frames is waited for.
   */
  private static final String PAGE =
      """
      <!doctype html>
      <video id="film" muted></video>
      <script>
      const film = document.getElementById("film");
      const canvas = document.createElement("canvas");
      const seen = [];
      const say = what => fetch("/said", {method: "POST", body: JSON.stringify(what)});
      setTimeout(() => say({error: "late, with " + JSON.stringify(seen)}), 40000);
      const shown = (now, frame) => {
        if (Math.abs(frame.mediaTime - seen.length / FPS) > 0.01) {
          film.requestVideoFrameCallback(shown);
          return;
        }
        canvas.width = film.videoWidth;
        canvas.height = film.videoHeight;
        const drawn = canvas.getContext("2d");
        drawn.drawImage(film, 0, 0);
        seen.push(Array.from(drawn.getImageData(80, 60, 1, 1).data.slice(0, 3)));
        if (seen.length < FRAMES) {
          film.requestVideoFrameCallback(shown);
          film.currentTime = (seen.length + 0.5) / FPS;
          return;
        }
        film.onended = () => say({
          played: film.duration, width: film.videoWidth, height: film.videoHeight, seen});
        film.playbackRate = 4;
        film.currentTime = 0;
        film.play().catch(error => say({error: String(error)}));
      };
      film.onerror = () => say({error: film.error.code + " " + film.error.message});
      film.requestVideoFrameCallback(shown);
      fetch("/film").then(answer => answer.blob()).then(blob => {
        film.src = URL.createObjectURL(blob);
      });
      </script>
      """
          .replace("FPS", "2")
          .replace("FRAMES", String.valueOf(FRAMES));

  @TempDir Path folder;

  @Test
  void chromiumPlaysTheFilmAndShowsEachFrameInItsTime() throws Exception {
    Optional<Browser> browser = Browser.find();
    assumeTrue(browser.isPresent(), "there is no Chromium on the PATH");
    VideoOptions options = VideoOptions.read(Conf.of(new JsonObject()));
    Film film = new Film(Film.Format.MP4, 2);
    PngSize size = new PngSize(WIDTH, HEIGHT);
    try (Encoder encoder = Encoder.start(Films.finder(), options, film, size, FRAMES)) {
      for (int n = 0; n < FRAMES; n++) {
        encoder.add(Films.frame(WIDTH, HEIGHT, n));
      }
      String said = browser.get().open(PAGE, encoder.finish(), encoder.contentType(), folder);
      check(new JsonObject(said));
    }
  }

  private static void check(JsonObject said) {
    assertEquals(null, said.getString("error"));
    assertEquals(FRAMES / 2.0, said.getDouble("played"), 0.05);
    assertEquals(WIDTH + 1, said.getInteger("width"));
    assertEquals(HEIGHT + 1, said.getInteger("height"));
    for (int n = 0; n < FRAMES; n++) {
      JsonArray seen = said.getJsonArray("seen").getJsonArray(n);
      Color colour = Films.colour(n);
      int off =
          Math.max(
              Math.abs(seen.getInteger(0) - colour.getRed()),
              Math.max(
                  Math.abs(seen.getInteger(1) - colour.getGreen()),
                  Math.abs(seen.getInteger(2) - colour.getBlue())));
      assertTrue(off <= 6, "frame " + n + " is " + seen + ", not " + colour);
    }
  }
}
