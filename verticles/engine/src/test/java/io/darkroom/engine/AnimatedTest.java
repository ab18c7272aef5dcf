package io.darkroom.engine;

import static io.darkroom.engine.animation.Animations.KEEP;
import static io.darkroom.engine.animation.Animations.part;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.animation.Animations;
import io.darkroom.engine.animation.Animations.Part;
import io.darkroom.engine.animation.FilmFixture;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.plan.Box;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnimatedTest extends FilmFixture {
  private static final int RED = 0xffff0000;
  private static final int GREEN = 0xff00ff00;
  private static final int BLUE = 0xff0000ff;

  private static final List<Part> PARTS =
      List.of(
          part(RED, 0, 0, 80, 40, KEEP, true),
          part(GREEN, 40, 0, 40, 40, KEEP, true),
          part(BLUE, 0, 0, 80, 40, KEEP, true));

  private static byte[] file(String format, List<Part> parts) {
    return switch (format) {
      case "gif" -> Animations.gif(80, 40, 2, parts);
      case "webp" -> Animations.webp(80, 40, 3, parts);
      default -> Animations.png(80, 40, 3, null, parts);
    };
  }

  private Development develop(byte[] image, JsonObject options) {
    return develop(developer, image, options);
  }

  private static Development develop(Developer by, byte[] image, JsonObject options) {
    RenditionsOptions wanted = RenditionsOptions.of(options);
    return by.develop(new Wanted(ByteBuffer.wrap(image), Map.of(), wanted), (done, total) -> {});
  }

  private static JsonObject options(String frames, JsonObject... renditions) {
    return new JsonObject()
        .put("frames", frames)
        .put("renditions", new JsonArray(List.of((Object[]) renditions)));
  }

  private static JsonObject half(String format) {
    return rendition(format, 40, 40).put("format", format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp", "png"})
  void keepsAllFramesWhereTheFormatCan(String format) {
    Development made =
        develop(
            file(format, PARTS),
            options("all", half("gif"), half("webp"), half("jpeg"), half("png")));

    assertEquals(3, made.source().getInteger("frames"));
    assertEquals(3, made.source().getInteger("plays"));
    assertEquals(600, made.source().getInteger("durationMillis"));
    assertEquals(List.of(3, 3, 1, 1), made.renditions().stream().map(Developed::frames).toList());
    for (Developed one : made.renditions().subList(0, 2)) {
      byte[] file = one.file().getBytes();
      assertEquals("40x20", one.width() + "x" + one.height());
      assertEquals(3, film(file).plays());
      assertEquals(600, film(file).millis());
      List<BufferedImage> seen = seen(file);
      assertEquals(3, seen.size());
      assertColour(Color.RED, seen.get(0), 30, 10);
      assertColour(Color.RED, seen.get(1), 5, 10);
      assertColour(Color.GREEN, seen.get(1), 35, 10);
      assertColour(Color.BLUE, seen.get(2), 5, 10);
    }
    for (Developed one : made.renditions().subList(2, 4)) {
      assertColour(Color.RED, Pictures.read(one.file().getBytes()), 35, 10);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp"})
  void showsTheSamePartOfEachFrameTurned(String format) {
    JsonObject half = rendition("half", 40, 40).put("format", format);
    Development made =
        develop(
            file("gif", PARTS),
            options(
                "all",
                half.copy().put("crop", "40:0:40:40").put("rotate", 90),
                half.copy().put("name", "smart").put("fit", "cover").put("gravity", "smart"),
                half.copy().put("name", "padded").put("fit", "contain").put("background", "#fff")));
    Developed cropped = made.renditions().get(0);
    assertEquals(new Box(40, 0, 40, 40), cropped.crop());
    List<BufferedImage> frames = seen(cropped.file().getBytes());
    assertColour(Color.RED, frames.get(0), 20, 20);
    assertColour(Color.GREEN, frames.get(1), 20, 20);
    assertColour(Color.BLUE, frames.get(2), 20, 20);
    assertEquals(3, made.renditions().get(1).frames());
    List<BufferedImage> padded = seen(made.renditions().get(2).file().getBytes());
    assertColour(Color.WHITE, padded.get(2), 20, 3);
    assertColour(Color.BLUE, padded.get(2), 20, 20);
  }

  private List<BufferedImage> seen(byte[] file) {
    List<BufferedImage> pictures = new ArrayList<>();
    film(file)
        .show(
            (index, picture, millis) -> {
              try (picture) {
                pictures.add(image(picture));
              }
            });
    return pictures;
  }

  private static BufferedImage image(Pixels picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_ARGB);
    byte[] pixel = new byte[picture.mat().channels()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        picture.mat().get(y, x, pixel);
        int alpha = pixel.length == 4 ? pixel[3] & 0xff : 255;
        int rgb = (pixel[2] & 0xff) << 16 | (pixel[1] & 0xff) << 8 | (pixel[0] & 0xff);
        image.setRGB(x, y, alpha << 24 | rgb);
      }
    }
    return image;
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp", "png"})
  void showsTheFirstFrameUnlessAsked(String format) {
    JsonObject options = options("first", half("png"), half("webp"), half("gif"), half("same"));
    options.remove("frames");
    Development made = develop(file(format, PARTS), options);
    assertTrue(made.source().getBoolean("animated"));
    for (Developed one : made.renditions()) {
      assertEquals(1, one.frames());
      assertFalse(header(one.file().getBytes()).animated());
    }
    assertColour(Color.RED, Pictures.read(made.renditions().get(0).file().getBytes()), 35, 10);
    assertEquals(format, header(made.renditions().get(3).file().getBytes()).format().wire());
  }

  @Test
  void showsOfAnApngWhatStillViewersDo() {
    BufferedImage still = part(GREEN, 0, 0, 80, 40, KEEP, true).picture();
    byte[] file = Animations.png(80, 40, 0, still, PARTS);
    Developed made = develop(file, options("first", half("png"))).renditions().get(0);
    assertColour(Color.GREEN, Pictures.read(made.file().getBytes()), 5, 5);
  }

  @Test
  void drawsAFirstFrameThatIsSmallerThanItsCanvas() {
    for (String format : List.of("gif", "webp")) {
      byte[] file = file(format, List.of(part(RED, 40, 20, 40, 20, KEEP, true), PARTS.get(1)));
      BufferedImage made =
          decoded(
              develop(file, options("first", half("png"))).renditions().get(0).file().getBytes());
      assertSize(40, 20, made);
      assertEquals(0, made.getRGB(10, 5) >>> 24, format);
      assertColour(Color.RED, made, 30, 15);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp", "png"})
  void refusesAnAnimationWhereTheJobSaysSo(String format) {
    refused(
        Failure.IMAGE_ANIMATED, () -> develop(file(format, PARTS), options("reject", half("png"))));
    byte[] still = format.equals("gif") ? file("gif", PARTS.subList(0, 1)) : png();
    assertNull(develop(still, options("reject", half("png"))).source().getValue("animated"));
  }

  private static byte[] png() {
    return Pictures.png(Pictures.quarters(80, 40));
  }

  @Test
  void keepsTheFormatOfAnAnimationWithAllItsFrames() {
    JsonObject own = rendition("own", 40, 40);
    for (String frames : List.of("all", "first")) {
      boolean all = frames.equals("all");
      List<Format> formats =
          List.of(
              develop(file("gif", PARTS), options(frames, own)).renditions().get(0).format(),
              develop(file("webp", PARTS), options(frames, own)).renditions().get(0).format(),
              develop(file("png", PARTS), options(frames, own)).renditions().get(0).format());
      assertEquals(List.of(all ? Format.GIF : Format.JPEG, Format.WEBP, Format.PNG), formats);
    }
  }

  @Test
  void keepsTransparencyOfAllFrames() {
    List<Part> parts =
        List.of(
            part(RED, 0, 0, 40, 40, Animations.CLEAR, true),
            part(GREEN, 40, 0, 40, 40, Animations.CLEAR, true));
    Development made =
        develop(file("webp", parts), options("all", half("gif"), half("webp"), half("jpeg")));
    for (Developed one : made.renditions().subList(0, 2)) {
      List<BufferedImage> seen = seen(one.file().getBytes());
      assertEquals(0, seen.get(0).getRGB(35, 10) >>> 24, one.name());
      assertEquals(0, seen.get(1).getRGB(5, 10) >>> 24, one.name());
      assertColour(Color.GREEN, seen.get(1), 35, 10);
    }
    BufferedImage jpeg = Pictures.read(made.renditions().get(2).file().getBytes());
    assertColour(Color.WHITE, jpeg, 35, 10);
  }

  @Test
  void doesEveryStepWithEveryFrame() {
    JsonObject grey =
        half("webp").put("steps", new JsonArray().add(new JsonObject().put("step", "grayscale")));
    byte[] file =
        develop(file("gif", PARTS), options("all", grey)).renditions().get(0).file().getBytes();
    for (BufferedImage seen : seen(file)) {
      int rgb = seen.getRGB(30, 10);
      assertEquals(rgb & 0xff, rgb >> 8 & 0xff, 3);
      assertEquals(rgb & 0xff, rgb >> 16 & 0xff, 3);
    }
  }

  @Test
  void makesTheSameBytesEachTime() {
    JsonObject options = options("all", half("gif"), half("webp"));
    byte[] file = file("webp", PARTS);
    List<Developed> first = develop(file, options).renditions();
    List<Developed> second = develop(file, options).renditions();
    for (int i = 0; i < 2; i++) {
      assertEquals(first.get(i).file(), second.get(i).file());
    }
  }

  @Test
  void writesAStillGifToo() {
    byte[] made = develop(png(), options("all", half("gif"))).renditions().get(0).file().getBytes();
    assertFalse(header(made).animated());
    assertQuarters(
        Pictures.read(made),
        Pictures.TOP_LEFT,
        Pictures.TOP_RIGHT,
        Pictures.BOTTOM_LEFT,
        Pictures.BOTTOM_RIGHT);
  }

  @Test
  void refusesTenThousandFramesByTheirCount() {
    byte[] bomb = Bombs.ofFrames();
    DarkroomException refused =
        refused(Failure.IMAGE_TOO_MANY_FRAMES, () -> develop(bomb, options("all", half("gif"))));
    assertTrue(refused.getMessage().contains("more than 500 frames"), refused.getMessage());
    assertEquals(1, develop(bomb, options("first", half("png"))).renditions().get(0).frames());
  }

  @Test
  void refusesRenditionsThatAreTooManyPixelsInAllFrames() {
    Developer strict = developer(new JsonObject().put("maxAnimationPixels", 10_000));
    byte[] file = file("gif", PARTS);
    assertEquals(
        3, develop(strict, file, options("all", half("gif"))).renditions().get(0).frames());
    JsonObject large = rendition("large", 160, 80).put("format", "webp").put("enlarge", true);
    DarkroomException refused =
        refused(Failure.ANIMATION_TOO_LARGE, () -> develop(strict, file, options("all", large)));
    assertTrue(refused.getMessage().contains("engine.maxAnimationPixels"), refused.getMessage());
  }

  @Test
  void marksOrRefusesAJpegThatEndsEarly() {
    byte[] whole = Pictures.jpeg(Pictures.quarters(320, 240));
    byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
    Developer lenient = developer(new JsonObject().put("truncated", "accept"));
    JsonObject options = options("first", half("jpeg"));
    assertTrue(develop(lenient, cut, options).source().getBoolean("truncated"));
    assertNull(develop(lenient, whole, options).source().getBoolean("truncated"));
    JsonObject strict = options.copy().put("truncated", "refuse");
    refused(Failure.IMAGE_TRUNCATED, () -> develop(lenient, cut, strict));
    refused(Failure.IMAGE_TRUNCATED, () -> develop(cut, options.copy().put("truncated", "accept")));
  }
}
