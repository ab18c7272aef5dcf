package io.darkroom.engine.animation;

import static io.darkroom.engine.animation.Animations.CLEAR;
import static io.darkroom.engine.animation.Animations.KEEP;
import static io.darkroom.engine.animation.Animations.RESTORE;
import static io.darkroom.engine.animation.Animations.part;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.animation.Animations.Part;
import io.darkroom.engine.header.Bytes;
import io.darkroom.engine.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilmTest extends FilmFixture {
  private static final int RED = 0xffff0000;
  private static final int GREEN = 0xff00ff00;
  private static final int BLUE = 0xff0000ff;
  private static final int NOTHING = 0;

  /** Bytes by which a file is known for what it is. */
  private static final int HEAD = 12;

  private static byte[] file(String format, int width, int height, List<Part> parts) {
    return switch (format) {
      case "gif" -> Animations.gif(width, height, 0, parts);
      case "webp" -> Animations.webp(width, height, 0, parts);
      default -> Animations.png(width, height, 0, null, parts);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp", "png"})
  void laysFramesOverWhatWasThere(String format) {
    byte[] file =
        file(
            format,
            4,
            2,
            List.of(part(RED, 0, 0, 4, 2, KEEP, true), part(GREEN, 2, 0, 2, 2, KEEP, true)));
    assertTrue(header(file).animated());
    assertEquals(List.of("rrrr rrrr", "rrgg rrgg"), shown(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp", "png"})
  void clearsAFramesPlaceBeforeTheNext(String format) {
    byte[] file =
        file(
            format,
            4,
            2,
            List.of(
                part(RED, 0, 0, 4, 2, KEEP, true),
                part(GREEN, 0, 0, 2, 2, CLEAR, true),
                part(BLUE, 2, 0, 2, 1, KEEP, true)));
    assertEquals(List.of("rrrr rrrr", "ggrr ggrr", "..bb ..rr"), shown(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "png"})
  void restoresWhatWasThereBeforeAFrame(String format) {
    byte[] file =
        file(
            format,
            4,
            2,
            List.of(
                part(RED, 0, 0, 4, 2, KEEP, true),
                part(GREEN, 0, 0, 2, 2, RESTORE, true),
                part(BLUE, 2, 0, 2, 1, RESTORE, true),
                part(GREEN, 3, 1, 1, 1, KEEP, true)));
    assertEquals(List.of("rrrr rrrr", "ggrr ggrr", "rrbb rrrr", "rrrr rrrg"), shown(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp", "png"})
  void letsWhatWasThereShowThroughTransparency(String format) {
    byte[] file =
        file(
            format,
            4,
            2,
            List.of(part(RED, 0, 0, 4, 2, KEEP, true), part(NOTHING, 0, 0, 2, 2, KEEP, true)));
    assertEquals(List.of("rrrr rrrr", "rrrr rrrr"), shown(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"webp", "png"})
  void replacesWhatWasThereIfTheFrameSaysSo(String format) {
    byte[] file =
        file(
            format,
            4,
            2,
            List.of(part(RED, 0, 0, 4, 2, KEEP, true), part(NOTHING, 0, 0, 2, 2, KEEP, false)));
    assertEquals(List.of("rrrr rrrr", "..rr ..rr"), shown(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"webp", "png"})
  void mixesByAlpha(String format) {
    // Half of blue over red: 128 of 255 of it, and 127 of red; over nothing it stays as it is.
    byte[] file =
        file(
            format,
            4,
            1,
            List.of(
                part(RED, 0, 0, 4, 1, CLEAR, true),
                part(NOTHING, 0, 0, 4, 1, KEEP, true),
                part(RED, 0, 0, 2, 1, KEEP, true),
                part(0x800000ff, 0, 0, 4, 1, KEEP, true)));
    assertEquals(List.of("rrrr", "....", "rr..", "(7f0080)(7f0080)b128b128"), shown(file));
  }

  @Test
  void doesNotTakeAStillPictureForAFrame() {
    BufferedImage still = part(BLUE, 0, 0, 4, 2, KEEP, true).picture();
    List<Part> parts =
        List.of(part(RED, 0, 0, 4, 2, KEEP, true), part(GREEN, 0, 0, 1, 1, KEEP, true));
    assertEquals(List.of("rrrr rrrr", "grrr rrrr"), shown(Animations.png(4, 2, 0, still, parts)));
  }

  @Test
  void keepsDelaysAndPlays() {
    List<Part> parts = new ArrayList<>();
    for (int millis : new int[] {0, 10, 20, 500, 65_000}) {
      BufferedImage picture = part(RED, 0, 0, 2, 2, KEEP, true).picture();
      parts.add(new Part(picture, 0, 0, millis, KEEP, true));
    }
    long millis = 100 + 100 + 20 + 500 + 60_000;
    for (byte[] file :
        List.of(
            Animations.gif(2, 2, 2, parts),
            Animations.webp(2, 2, 3, parts),
            Animations.png(2, 2, 3, null, parts))) {
      Film film = film(file);
      assertEquals(5, film.length());
      assertEquals(3, film.plays());
      assertEquals(millis, film.millis());
    }
    assertEquals(1, film(Animations.gif(2, 2, -1, parts)).plays());
    assertEquals(0, film(Animations.gif(2, 2, 0, parts)).plays());
  }

  @Test
  void clipsAGifsFramesToItsScreen() {
    byte[] file =
        Animations.gif(
            4,
            2,
            0,
            List.of(
                part(RED, 0, 0, 4, 2, KEEP, true),
                part(GREEN, 3, 1, 4, 2, CLEAR, true),
                part(BLUE, 9, 9, 1, 1, RESTORE, true),
                part(BLUE, 0, 0, 1, 1, RESTORE, true)));
    assertEquals(List.of("rrrr rrrr", "rrrr rrrg", "rrrr rrr.", "brrr rrr."), shown(file));
  }

  @Test
  void decodesGifsAsTheJdkDoes() {
    BufferedImage noise = new BufferedImage(150, 130, BufferedImage.TYPE_BYTE_INDEXED);
    Random random = new Random(5);
    for (int i = 0; i < 150 * 130; i++) {
      // Runs of all lengths, and more strings than there are codes.
      noise.getRaster().setSample(i % 150, i / 150, 0, random.nextInt(1 + i / 80));
    }
    for (BufferedImage picture :
        List.of(noise, Pictures.quarters(97, 55, BufferedImage.TYPE_BYTE_BINARY))) {
      byte[] gif = Pictures.gif(picture);
      try (Pixels seen =
          Film.first(new Bytes(ByteBuffer.wrap(gif)), header(gif), this::still, memory)) {
        byte[] pixel = new byte[3];
        for (int y = 0; y < picture.getHeight(); y++) {
          for (int x = 0; x < picture.getWidth(); x++) {
            seen.mat().get(y, x, pixel);
            int rgb = (pixel[2] & 0xff) << 16 | (pixel[1] & 0xff) << 8 | (pixel[0] & 0xff);
            assertEquals(picture.getRGB(x, y) & 0xffffff, rgb, x + "," + y);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp", "png"})
  void refusesTooManyFramesAndTooManyPixelsBeforeDecoding(String format) {
    List<Part> parts = Collections.nCopies(11, part(RED, 0, 0, 20, 10, KEEP, true));
    byte[] file = file(format, 20, 10, parts);
    DarkroomException many =
        refused(Failure.IMAGE_TOO_MANY_FRAMES, () -> film(file, new FilmLimits(10, 1_000_000)));
    assertTrue(many.getMessage().contains("engine.maxFrames"), many.getMessage());
    DarkroomException large =
        refused(Failure.ANIMATION_TOO_LARGE, () -> film(file, new FilmLimits(11, 2_199)));
    assertTrue(large.getMessage().contains("11 frames on 20x10, 2200 pixels"), large.getMessage());
    assertEquals(11, film(file, new FilmLimits(11, 2_200)).length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp", "png"})
  void survivesWhateverIsDoneToTheFile(String format) {
    List<Part> parts =
        List.of(
            part(RED, 0, 0, 12, 10, KEEP, true),
            part(GREEN, 2, 2, 6, 6, CLEAR, true),
            part(BLUE, 4, 4, 2, 2, RESTORE, false));
    byte[] file = file(format, 12, 10, parts);
    for (int length = HEAD; length < file.length; length++) {
      shownOrRefused(Arrays.copyOf(file, length));
    }
    Random random = new Random(7);
    for (int i = 0; i < 1_500; i++) {
      byte[] changed = file.clone();
      for (int j = random.nextInt(3); j >= 0; j--) {
        changed[HEAD + random.nextInt(changed.length - HEAD)] = (byte) random.nextInt(256);
      }
      assertEquals(shownOrRefused(changed), shownOrRefused(changed));
    }
  }

  private List<String> shownOrRefused(byte[] file) {
    try {
      return header(file).pixels() > 1_000_000 || !header(file).animated()
          ? List.of()
          : shown(file);
    } catch (DarkroomException refused) {
      return List.of(refused.getMessage());
    }
  }
}
