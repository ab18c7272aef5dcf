package io.darkroom.map.video;

import static io.darkroom.contract.Eventually.eventually;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.maps.Film;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
@EnabledIf(
    value = "io.darkroom.map.video.Films#canBeMade",
    disabledReason = "no ffmpeg runs here: docs/maps.md says what it needs")
class EncoderTest {
  private static final int FRAMES = 6;

  @TempDir Path folder;
  private final FfmpegFinder finder = Films.finder();

  @ParameterizedTest
  @CsvSource({"160, 120, 2, 3.0", "161, 121, 1, 6.0", "161, 120, 0.5, 12.0", "160, 121, 30, 0.2"})
  void makesAnMp4ThatBrowsersPlay(int width, int height, double fps, double seconds)
      throws Exception {
    Path film = encode(new Film(Film.Format.MP4, fps), width, height, options());
    JsonObject stream = new Films(finder).probe(film);
    assertEquals("h264", stream.getString("codec_name"));
    assertEquals("yuv420p", stream.getString("pix_fmt"));
    for (String colours : List.of("color_space", "color_primaries", "color_transfer")) {
      assertEquals("bt709", stream.getString(colours), colours);
    }
    assertEquals(FRAMES, Integer.parseInt(stream.getString("nb_read_frames")));
    assertEquals(seconds, Double.parseDouble(stream.getString("duration")), 0.01);
    assertEquals(width + width % 2, stream.getInteger("width"));
    assertEquals(height + height % 2, stream.getInteger("height"));
    assertTrue(indexIsBeforeTheFrames(film), "it can be played only when all of it is there");
  }

  @Test
  void keepsFramesInOrderAndReplicatesTheEdgeOfOddOnes() throws Exception {
    Path film = encode(new Film(Film.Format.MP4, 1), 161, 121, options());
    List<BufferedImage> frames = new Films(finder).decode(film, folder.resolve("frames"));
    assertEquals(FRAMES, frames.size());
    for (int n = 0; n < FRAMES; n++) {
      Films.assertColour(Films.colour(n), frames.get(n), 80, 60, 4);
      Films.assertColour(Films.colour(n), frames.get(n), 161, 60, 8);
      Films.assertColour(Films.colour(n), frames.get(n), 80, 121, 8);
      Films.assertColour(Color.WHITE, frames.get(n), 10 * n + 4, 12, 12);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Film.Format.class,
      names = {"GIF", "APNG"})
  void makesOtherAnimationsWithAllFrames(Film.Format format) throws Exception {
    Path film = encode(new Film(format, 2), 161, 121, options());
    JsonObject stream = new Films(finder).probe(film);
    assertEquals(FRAMES, Integer.parseInt(stream.getString("nb_read_frames")));
    assertEquals("2/1", stream.getString("avg_frame_rate"));
    assertEquals(161, stream.getInteger("width"));
    List<BufferedImage> frames = new Films(finder).decode(film, folder.resolve("frames"));
    for (int n = 0; n < FRAMES; n++) {
      Films.assertColour(Films.colour(n), frames.get(n), 80, 60, format == Film.Format.GIF ? 2 : 0);
    }
  }

  @Test
  void makesAnimatedWebp() throws Exception {
    Path film = encode(new Film(Film.Format.WEBP, 2), 161, 121, options());
    // ffmpeg does not read what it writes here: the frames are counted in the file itself.
    Buffer bytes = Buffer.buffer(Files.readAllBytes(film));
    assertEquals("RIFF", bytes.getString(0, 4));
    assertEquals("WEBP", bytes.getString(8, 12));
    int frames = 0;
    for (int at = 12; at + 8 <= bytes.length(); ) {
      String chunk = bytes.getString(at, at + 4);
      if (chunk.equals("ANMF")) {
        frames++;
        // Duration, in milliseconds, after place and size.
        assertEquals(500, bytes.getMediumLE(at + 8 + 12));
      }
      int size = bytes.getIntLE(at + 4);
      at += 8 + size + size % 2;
    }
    assertEquals(FRAMES, frames);
  }

  @Test
  void refusesAFrameOfAnotherSize() throws Exception {
    try (Encoder encoder = start(new Film(Film.Format.MP4, 1), 160, 120, options())) {
      encoder.add(Films.frame(160, 120, 0));
      refused(Failure.ANIMATION_NOT_ENCODED, () -> encoder.add(Films.frame(160, 122, 1)));
      refused(Failure.ANIMATION_NOT_ENCODED, () -> encoder.add(Buffer.buffer("no picture")));
    }
  }

  @Test
  void endsAnEncoderThatTakesTooLong() throws Exception {
    try (Encoder encoder = start(options(new JsonObject().put("deadline", "50ms")))) {
      String words =
          refused(
              Failure.ENCODER_TIMEOUT,
              () -> {
                for (int n = 0; n < 100_000; n++) {
                  encoder.add(Films.frame(160, 120, 0));
                }
              });
      assertTrue(words.contains("map-worker.video.deadline"), words);
    }
  }

  @Test
  void endsAnEncoderThatIsNotWantedAnyLonger() throws Exception {
    try (Encoder encoder = start(options())) {
      encoder.add(Films.frame(160, 120, 0));
      encoder.kill(Failure.CANCELLED.with("The job was cancelled."));
      refused(Failure.CANCELLED, encoder::finish);
      eventually(Duration.ofSeconds(10), () -> assertFalse(Files.exists(encoder.file())));
    }
  }

  @Test
  void saysWhatFfmpegSaidWhenItFails() throws Exception {
    try (Encoder encoder = start(options())) {
      Buffer broken = Films.frame(160, 120, 0);
      broken.setBytes(40, new byte[broken.length() - 40]);
      String words =
          refused(
              Failure.ANIMATION_NOT_ENCODED,
              () -> {
                encoder.add(broken);
                encoder.finish();
              });
      assertTrue(words.contains("png"), words);
    }
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    String words =
        refused(
            Failure.FILE_TOO_LARGE,
            () ->
                encode(
                    new Film(Film.Format.APNG, 1),
                    160,
                    120,
                    options(new JsonObject().put("maxBytes", "600B"))));
    assertTrue(words.contains("map-worker.video.maxBytes"), words);
    refused(
        Failure.ANIMATION_TOO_LONG,
        () -> start(options(new JsonObject().put("maxPixels", 160 * 120 * FRAMES - 1))));
  }

  @Test
  void leavesNoFileBehind() throws Exception {
    Path film;
    try (Encoder encoder = start(options())) {
      encoder.add(Films.frame(160, 120, 0));
      film = encoder.finish();
      assertTrue(Files.exists(film));
    }
    assertFalse(Files.exists(film));
  }

  @Test
  void removesWhatAKilledProcessLeft() throws Exception {
    Path old = Files.createFile(folder.resolve("darkroom-film-1.mp4"));
    Path fresh = Files.createFile(folder.resolve("darkroom-film-2.mp4"));
    Path other = Files.createFile(folder.resolve("film-1.mp4"));
    for (Path one : List.of(old, other)) {
      Files.setLastModifiedTime(one, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    }
    Encoder.removeStale(folder, Duration.ofMinutes(10));
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(fresh));
    assertTrue(Files.exists(other));
  }

  private static VideoOptions options() {
    return options(new JsonObject());
  }

  private static VideoOptions options(JsonObject section) {
    return VideoOptions.read(Conf.of(section));
  }

  private Encoder start(VideoOptions options) throws Exception {
    return start(new Film(Film.Format.MP4, 1), 160, 120, options);
  }

  private Encoder start(Film film, int width, int height, VideoOptions options) throws Exception {
    return Encoder.start(finder, options, film, new PngSize(width, height), FRAMES);
  }

  private Path encode(Film film, int width, int height, VideoOptions options) throws Exception {
    try (Encoder encoder = start(film, width, height, options)) {
      for (int n = 0; n < FRAMES; n++) {
        encoder.add(Films.frame(width, height, n));
      }
      Path kept = folder.resolve("film." + encoder.extension());
      return Files.copy(encoder.finish(), kept);
    }
  }

  private static boolean indexIsBeforeTheFrames(Path film) throws Exception {
    String bytes = Files.readString(film, ISO_8859_1);
    return bytes.indexOf("moov") < bytes.indexOf("mdat");
  }

  private interface Deed {
    void run() throws Exception;
  }

  private static String refused(Failure failure, Deed deed) {
    DarkroomException error = assertThrows(DarkroomException.class, deed::run);
    assertEquals(failure, error.failure(), error::getMessage);
    return error.getMessage();
  }
}
