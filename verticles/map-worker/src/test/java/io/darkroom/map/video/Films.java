package io.darkroom.map.video;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Frames drawn for tests, and what ffprobe and ffmpeg say of films made of them. */
public final class Films {
  private static final int SECONDS = 60;

  private final Ffmpeg ffmpeg;

  public Films(FfmpegFinder finder) throws InterruptedException {
    this.ffmpeg = finder.find();
  }

  /**
   * True if an ffmpeg runs here: the one that ships needs libraries that a machine without a screen
   * may lack. Tests that need it are skipped where there is none.
   */
  public static boolean canBeMade() throws InterruptedException {
    try {
      finder().check();
      return true;
    } catch (DarkroomException none) {
      return false;
    }
  }

  /** The finder of tests, which share what is unpacked. */
  public static FfmpegFinder finder() {
    return finder(null);
  }

  /**
   * @param configured the executable; null to look for one
   */
  public static FfmpegFinder finder(Path configured) {
    return new FfmpegFinder(configured, Path.of("target", "native").toAbsolutePath());
  }

  /** Frame n: all in a colour of its own, with a white square that moves by 10 pixels a frame. */
  public static Buffer frame(int width, int height, int n) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour(n));
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(10 * n, 8, 8, 8);
    graphics.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return Buffer.buffer(png.toByteArray());
  }

  /** The colour of frame n; those of neighbours differ well. */
  public static Color colour(int n) {
    return new Color(20 + n * 67 % 200, 30 + n * 41 % 180, 40 + n * 97 % 190);
  }

  /** The only stream of a file, as ffprobe describes it, with all frames counted. */
  public JsonObject probe(Path file) throws IOException, InterruptedException {
    String said =
        run(
            ffmpeg.executable().resolveSibling("ffprobe"),
            "-v",
            "error",
            "-count_frames",
            "-show_entries",
            "stream=codec_name,pix_fmt,width,height,nb_read_frames,avg_frame_rate,duration,color_space,color_primaries,color_transfer",
            "-of",
            "json",
            file.toString());
    return new JsonObject(said).getJsonArray("streams").getJsonObject(0);
  }

  /** All frames of a film, decoded. */
  public List<BufferedImage> decode(Path file, Path folder)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run(
        ffmpeg.executable(),
        "-v",
        "error",
        "-i",
        file.toString(),
        "-vf",
        "scale=in_color_matrix=bt709",
        "-fps_mode",
        "passthrough",
        folder.resolve("%04d.png").toString());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().map(Films::read).toList();
    }
  }

  /** Checks that a pixel has a colour, as far as a film keeps it. */
  public static void assertColour(Color expected, BufferedImage image, int x, int y, int within) {
    Color found = new Color(image.getRGB(x, y));
    int off =
        Math.max(
            Math.abs(expected.getRed() - found.getRed()),
            Math.max(
                Math.abs(expected.getGreen() - found.getGreen()),
                Math.abs(expected.getBlue() - found.getBlue())));
    assertTrue(off <= within, () -> "at " + x + "," + y + " " + found + ", not " + expected);
  }

  private static BufferedImage read(Path file) {
    try {
      return ImageIO.read(file.toFile());
    } catch (IOException error) {
      throw new AssertionError(error);
    }
  }

  private String run(Path executable, String... arguments)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("films-", ".txt");
    try {
      Process process =
          FfmpegFinder.process(executable, ffmpeg.libraries(), List.of(arguments))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), executable::toString);
      String said = Files.readString(output, UTF_8);
      assertEquals(0, process.exitValue(), said);
      return said;
    } finally {
      Files.delete(output);
    }
  }
}
