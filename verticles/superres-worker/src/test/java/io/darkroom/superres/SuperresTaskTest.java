package io.darkroom.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.colour.ColourFiles;
import io.darkroom.engine.colour.DeepFiles;
import io.darkroom.engine.colour.Profiles;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.isolation.Answer;
import io.darkroom.isolation.Call;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files in, larger files out. */
class SuperresTaskTest {
  private final NativeMemory memory = new NativeMemory();
  private final List<JsonObject> told = new ArrayList<>();
  private SuperresTask task = open(new JsonObject());

  private SuperresTask open(JsonObject section) {
    SuperresTask opened = new SuperresTask(memory);
    opened.open(
        new JsonObject()
            .put(SuperresWorkerOptions.SECTION, section)
            .put(
                "engine",
                new JsonObject().put("nativeCache", DeveloperFixture.NATIVE_CACHE.toString())));
    return opened;
  }

  @AfterEach
  void everyPixelWasClosed() {
    assertEquals(0, memory.liveBytes());
  }

  private Answer run(byte[] file, JsonObject options) {
    try {
      return task.run(new Call(options, List.of(ByteBuffer.wrap(file))), told::add);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  private static byte[] file(Answer answer) {
    return answer.files().get(0).getBytes();
  }

  private static JsonObject format(String format) {
    return new JsonObject().put("format", format);
  }

  @Test
  void makesAnUprightJpegOfTwiceTheSize() {
    byte[] jpeg = Pictures.jpeg(Pictures.quarters(60, 40));
    Answer answer = run(Pictures.jpegWithExif(jpeg, Pictures.exif(6, true, "x")), new JsonObject());

    BufferedImage made = Pictures.read(file(answer));
    DeveloperFixture.assertSize(80, 120, made);
    DeveloperFixture.assertQuarters(
        made,
        /* topLeft= */ Pictures.BOTTOM_LEFT,
        /* topRight= */ Pictures.TOP_LEFT,
        /* bottomLeft= */ Pictures.BOTTOM_RIGHT,
        /* bottomRight= */ Pictures.TOP_RIGHT);
    assertEquals(
        new JsonObject()
            .put("format", "jpeg")
            .put("quality", 80)
            .put("width", 80)
            .put("height", 120),
        answer.what().getJsonObject("rendition"));
    assertEquals(40, answer.what().getJsonObject("source").getInteger("width"));
    assertEquals(
        new JsonObject()
            .put("asked", "fast")
            .put("ran", "waifu2x-upconv7-x2")
            .put("replaced", false)
            .put("scale", 2)
            .put("licence", "MIT"),
        answer.what().getJsonObject("model"));
    assertEquals(new JsonArray(), answer.what().getJsonArray("warnings"));
  }

  @Test
  void saysWhichModelRanForOneThatCannotBeHadAndWhatElseIsOtherThanAsked() {
    JsonObject asked =
        new JsonObject()
            .put("model", "noise-cancel")
            .put("by_patch_of_size", 16)
            .put("padding_size", 2)
            .put("batch_size", 5)
            .put("format", "png");
    Answer answer = run(Pictures.png(Pictures.quarters(30, 16)), asked);

    DeveloperFixture.assertSize(60, 32, Pictures.read(file(answer)));
    JsonObject model = answer.what().getJsonObject("model");
    assertEquals("noise-cancel", model.getString("asked"));
    assertEquals("waifu2x-cunet-noise1-x2", model.getString("ran"));
    assertTrue(model.getBoolean("replaced"));
    assertEquals(
        new JsonObject()
            .put("count", 2)
            .put("by_patch_of_size", 16)
            .put("padding_size", 2)
            .put("batch_size", 5),
        answer.what().getJsonObject("tiles"));
    String warnings = answer.what().getJsonArray("warnings").encode();
    assertTrue(warnings.contains("weights of noise-cancel are not to be had"), warnings);
    assertTrue(warnings.contains("padding_size is 2"), warnings);
    assertEquals(
        List.of(0, 1, 2), told.stream().map(one -> one.getInteger("done")).distinct().toList());
  }

  @Test
  void takesNoLargerTileThanItsMemoryAllows() {
    task = open(new JsonObject().put("tileMemory", "32MB"));
    JsonObject asked = new JsonObject().put("model", "psnr-small").put("by_patch_of_size", 500);
    Answer answer = run(Pictures.png(Pictures.quarters(30, 5)), asked);

    JsonObject tiles = answer.what().getJsonObject("tiles");
    assertEquals(22, tiles.getInteger("by_patch_of_size"));
    assertEquals(2, tiles.getInteger("count"));
    String warnings = answer.what().getJsonArray("warnings").encode();
    assertTrue(warnings.contains("superres-worker.tileMemory allows 22"), warnings);
  }

  @Test
  void makesFourTimesTheSizeWithGans() {
    Answer answer =
        run(Pictures.png(Pictures.quarters(9, 7)), new JsonObject().put("model", "gans"));
    DeveloperFixture.assertSize(36, 28, Pictures.read(file(answer)));
  }

  @Test
  void keepsAlphaWhereTheFormatHasItAndPutsTheBackgroundBehindWhereNot() {
    BufferedImage clear = new BufferedImage(32, 16, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 16 * 16; i++) {
      clear.setRGB(i % 16, i / 16, 0xff0000ff);
    }
    BufferedImage png = Pictures.read(file(run(Pictures.png(clear), new JsonObject())));
    assertEquals(0xff, png.getRGB(10, 16) >>> 24);
    assertEquals(0, png.getRGB(50, 16) >>> 24);
    DeveloperFixture.assertColour(Color.BLUE, png, 10, 16);

    BufferedImage jpeg = Pictures.read(file(run(Pictures.png(clear), format("jpeg"))));
    DeveloperFixture.assertColour(Color.BLUE, jpeg, 10, 16);
    DeveloperFixture.assertColour(Color.WHITE, jpeg, 50, 16);
  }

  @Test
  void keeps16BitsAndOneChannelInAPng() {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, 16, 8, 1, null);
    for (int i = 0; i < 16 * 8; i++) {
      raster.setSample(i % 16, i / 16, 0, 1_000 + i * 400);
    }
    Answer answer = run(DeepFiles.png(raster), new JsonObject());
    Raster made = Pictures.read(file(answer)).getRaster();
    assertEquals(1, made.getNumBands());
    assertEquals(DataBuffer.TYPE_USHORT, made.getTransferType());
    assertTrue(Math.abs(made.getSample(16, 8, 0) - raster.getSample(8, 4, 0)) < 2_000);
    assertEquals(16, answer.what().getJsonObject("source").getInteger("bits"));
  }

  @Test
  void makesAPngOfAGifAndWebpOfWhatIsWantedAsWebp() {
    Answer gif = run(Pictures.gif(Pictures.quarters(20, 20)), new JsonObject());
    assertEquals("png", gif.what().getJsonObject("rendition").getString("format"));
    Answer webp = run(Pictures.png(Pictures.quarters(20, 20)), format("webp"));
    DeveloperFixture.assertSize(40, 40, DeveloperFixture.decoded(file(webp)));
    Answer chosen = run(Pictures.png(Pictures.quarters(20, 20)), format("auto"));
    assertEquals(0, chosen.what().getJsonObject("rendition").getInteger("quality"));
  }

  @Test
  void convertsColoursAsTheEngineDoes() {
    BufferedImage flat = new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 24 * 24; i++) {
      flat.setRGB(i % 24, i / 24, 0x40c060);
    }
    byte[] file = ColourFiles.pngWithProfile(Pictures.png(flat), Profiles.displayP3());
    Answer answer = run(file, new JsonObject());
    assertEquals("converted", answer.what().getJsonObject("source").getString("icc"));
    BufferedImage engine;
    try (EngineOnce once = new EngineOnce()) {
      engine = once.png(file);
    }
    DeveloperFixture.assertColour(
        new Color(engine.getRGB(12, 12)), Pictures.read(file(answer)), 24, 24);
    assertFalse(engine.getRGB(12, 12) == flat.getRGB(12, 12));
  }

  /** The engine, to compare with. */
  private static final class EngineOnce extends DeveloperFixture implements AutoCloseable {
    BufferedImage png(byte[] file) {
      return one(file, rendition("same", 24, 24).put("format", "png"));
    }

    @Override
    public void close() {
      assertEquals(0, memory.liveBytes());
    }
  }

  @Test
  void refusesWhatWouldBecomeTooLarge() {
    task = open(new JsonObject().put("maxOutputPixels", 3_999));
    String message =
        DeveloperFixture.refused(
                Failure.IMAGE_TOO_MANY_PIXELS,
                () -> run(Pictures.png(Pictures.quarters(40, 25)), new JsonObject()))
            .getMessage();
    assertTrue(message.contains("80x50"), message);
    assertTrue(message.contains("superres-worker.maxOutputPixels allows 3999"), message);
    DeveloperFixture.refused(
        Failure.INVALID_VALUE,
        () -> {
          task = open(new JsonObject());
          run(Pictures.png(Pictures.quarters(8_200, 1)), format("webp"));
        });
  }

  @Test
  void refusesWhatTheEngineRefuses() {
    DeveloperFixture.refused(
        Failure.NOT_AN_IMAGE, () -> run(Pictures.ascii("<html>"), new JsonObject()));
    byte[] png = Pictures.png(Pictures.quarters(40, 25));
    png[png.length / 2] ^= 0x55;
    DeveloperFixture.refused(Failure.IMAGE_CORRUPT, () -> run(png, new JsonObject()));
  }

  @Test
  void endsWhenItIsOfNoUseAnyMore() {
    DeveloperFixture.refused(
        Failure.CANCELLED,
        () ->
            task.run(
                new Call(
                    new JsonObject().put("by_patch_of_size", 16),
                    List.of(ByteBuffer.wrap(Pictures.png(Pictures.quarters(40, 25))))),
                progress -> {
                  if (progress.getInteger("done") == 2) {
                    throw Failure.CANCELLED.with("enough");
                  }
                }));
  }
}
