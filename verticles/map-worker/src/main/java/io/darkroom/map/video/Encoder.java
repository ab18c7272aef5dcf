package io.darkroom.map.video;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.maps.Film;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One animation that is being encoded. {@link #add} and {@link #finish} block, and are called by
 * one thread at a time; {@link #kill} may be called by any. Closing it ends the process and removes
 * its file.
 */
public final class Encoder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Encoder.class);

  private static final String PREFIX = "darkroom-film-";

  /** How long a file is left alone beyond its deadline: it is being stored. */
  private static final Duration STALE = Duration.ofHours(1);

  private final Recipe recipe;
  private final VideoOptions options;
  private final Path file;
  private final Process process;
  private final LastWords words;
  private final OutputStream input;
  private final AtomicReference<DarkroomException> killed = new AtomicReference<>();
  private int frames;

  private Encoder(Recipe recipe, VideoOptions options, Path file, Process process) {
    this.recipe = recipe;
    this.options = options;
    this.file = file;
    this.process = process;
    this.words = new LastWords(process.getErrorStream(), process.pid());
    this.input = process.getOutputStream();
    Duration most = options.deadline();
    process
        .onExit()
        .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            late -> {
              kill(
                  Failure.ENCODER_TIMEOUT.with(
                      "Encoding the animation took longer than "
                          + most.toSeconds()
                          + " s (map-worker.video.deadline)."));
              return process;
            });
  }

  /**
   * Starts encoding.
   *
   * @param size of every frame
   * @param expected frames there will be
   */
  public static Encoder start(
      FfmpegFinder finder, VideoOptions options, Film film, PngSize size, int expected)
      throws IOException, InterruptedException {
    options.check(size.width(), size.height(), expected);
    Ffmpeg ffmpeg = finder.find();
    Recipe recipe = new Recipe(film.format(), film.fps(), size.width(), size.height());
    Path file = Files.createTempFile(PREFIX, "." + recipe.extension());
    removeStale(file.getParent(), options.deadline());
    try {
      Process process =
          ffmpeg
              .process(recipe.arguments(ffmpeg.h264(), options.maxBytes(), file))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Encoder(recipe, options, file, process);
    } catch (IOException error) {
      Files.deleteIfExists(file);
      finder.forget();
      throw Failure.ENCODER_UNAVAILABLE.with("ffmpeg cannot be started.", error);
    }
  }

  /** Removes what processes that were killed have left: no encoder works for so long. */
  static void removeStale(Path folder, Duration deadline) throws IOException {
    Instant before = Instant.now().minus(deadline.multipliedBy(2)).minus(STALE);
    try (DirectoryStream<Path> films = Files.newDirectoryStream(folder, PREFIX + "*")) {
      for (Path film : films) {
        if (isOlder(film, before)) {
          Files.deleteIfExists(film);
        }
      }
    }
  }

  private static boolean isOlder(Path film, Instant before) throws IOException {
    try {
      return Files.getLastModifiedTime(film).toInstant().isBefore(before);
    } catch (NoSuchFileException closed) {
      return false; // by another encoder, just now
    }
  }

  /** Adds the next frame; returns when ffmpeg has taken it. */
  public void add(Buffer png) throws InterruptedException {
    PngSize size = PngSize.of(png);
    if (size.width() != recipe.width() || size.height() != recipe.height()) {
      throw Failure.ANIMATION_NOT_ENCODED.with(
          "Frame "
              + (frames + 1)
              + " is "
              + size
              + ", the first was "
              + recipe.width()
              + "x"
              + recipe.height()
              + ".");
    }
    try {
      input.write(png.getBytes());
      input.flush();
    } catch (IOException broken) {
      throw ended(broken);
    }
    frames++;
  }

  /** Ends the animation; gives its file, which is there until this is closed. */
  public Path finish() throws IOException, InterruptedException {
    try {
      input.close();
    } catch (IOException broken) {
      throw ended(broken);
    }
    int status = process.waitFor();
    if (killed.get() != null) {
      throw ended(null);
    }
    long bytes = Files.size(file);
    if (status != 0 && bytes <= options.maxBytes()) {
      throw ended(null);
    }
    checkSize(bytes);
    log.atDebug()
        .addKeyValue("frames", frames)
        .addKeyValue("format", recipe.format())
        .addKeyValue("bytes", bytes)
        .log("animation encoded");
    return file;
  }

  /** The file that is written, which is whole when this has finished. */
  Path file() {
    return file;
  }

  /** The file's extension, without the dot. */
  public String extension() {
    return recipe.extension();
  }

  /** The file's media type. */
  public String contentType() {
    return recipe.contentType();
  }

  /** Size of the animation, which may be a pixel more than its frames'. */
  public PngSize size() {
    return new PngSize(recipe.filmWidth(), recipe.filmHeight());
  }

  /** Ends the process, and removes its file; whoever waits for it gets that reason. */
  public void kill(DarkroomException reason) {
    if (process.isAlive() && killed.compareAndSet(null, reason)) {
      process.destroyForcibly().onExit().thenRun(this::remove);
    }
  }

  private void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException error) {
      log.atWarn().setCause(error).log("what an encoder wrote could not be removed");
    }
  }

  private void checkSize(long bytes) {
    if (bytes > options.maxBytes()) {
      throw Failure.FILE_TOO_LARGE.with(
          "The animation has more than "
              + options.maxBytes()
              + " bytes (map-worker.video.maxBytes); give fewer frames, a smaller bbox or a lower"
              + " zoom, or ask for mp4.");
    }
  }

  /** Why it has ended before its time. */
  private DarkroomException ended(IOException broken) throws InterruptedException {
    process.destroyForcibly().waitFor();
    DarkroomException reason = killed.get();
    if (reason != null) {
      return reason;
    }
    try {
      // It takes no more when the file is as large as it may be.
      checkSize(Files.size(file));
    } catch (IOException gone) {
      broken = gone;
    }
    return Failure.ANIMATION_NOT_ENCODED.with(
        "ffmpeg ended with status "
            + process.exitValue()
            + " after "
            + frames
            + " frames: "
            + words.text(),
        broken);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    remove();
  }
}
