package io.darkroom.engine;

import static io.darkroom.engine.Pictures.ascii;
import static io.darkroom.engine.Pictures.join;

import io.darkroom.engine.animation.Animations;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;

/** Small files that would become large. */
public final class Bombs {
  /** A section {@code engine} that would take them, were they not what they are. */
  public static final JsonObject TAKING =
      new JsonObject()
          .put("formats", new JsonArray(List.of("jpeg", "png", "webp", "gif", "tiff", "bmp")))
          .put("nativeCache", DeveloperFixture.NATIVE_CACHE.toString());

  private Bombs() {}

  /** Headers that say much, of files that hold next to nothing. */
  public static List<byte[]> ofPixels() {
    byte[] vp8x = {2, 0, 0, 0, (byte) 0xfe, 0x3f, 0, (byte) 0xfe, 0x3f, 0};
    byte[] lossless = {0x2f, (byte) 0xfe, (byte) 0xbf, (byte) 0xff, 0x0f, 0, 0, 0};
    byte[] apng = Pictures.blackPng(12_000, 12_000);
    ByteBuffer control = ByteBuffer.allocate(8).putInt(10_000).putInt(0);
    byte[] strip = new byte[1_000];
    return List.of(
        Pictures.blackPng(30_000, 30_000),
        Pictures.riff(join(ascii("VP8X"), new byte[] {10, 0, 0, 0}, vp8x, new byte[64])),
        Pictures.riff(join(ascii("VP8L"), new byte[] {8, 0, 0, 0}, lossless)),
        Pictures.blackPng(1_000_000, 1_000),
        Pictures.pngWithChunk(apng, "acTL", control.array()),
        Tiffs.of(true, 60_000, 60_000, 1, 8, strip).with(Tiffs.COMPRESSION, 5).file());
  }

  /** A GIF of ten thousand frames. */
  public static byte[] ofFrames() {
    return Animations.gif(
        1_000,
        1_000,
        0,
        Collections.nCopies(
            10_000, Animations.part(0xffff0000, 0, 0, 1, 1, Animations.KEEP, true)));
  }
}
