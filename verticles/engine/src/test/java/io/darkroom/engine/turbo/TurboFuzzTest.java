package io.darkroom.engine.turbo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Photograph;
import io.darkroom.engine.decode.Decoder;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.Probe;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

/** Damaged files: each is refused by a code, or decoded to the same picture each time. */
class TurboFuzzTest extends TurboFixture {
  private static final int MUTATIONS = 5_000;
  private static final long SEED = 20_250_607;

  /** Damage may make a picture large; then it is refused. */
  private static final EngineOptions ACCEPTING =
      options(new JsonObject().put("truncated", "accept").put("maxPixels", 1_000_000));

  private static final Set<Failure> REFUSALS =
      Set.of(
          Failure.NOT_AN_IMAGE,
          Failure.FORMAT_NOT_ALLOWED,
          Failure.IMAGE_TRUNCATED,
          Failure.IMAGE_CORRUPT,
          Failure.IMAGE_TOO_MANY_PIXELS,
          Failure.IMAGE_TOO_MANY_SCANS);

  private static final List<byte[]> SEEDS =
      List.of(
          Photograph.jpeg(160, 120),
          Photograph.jpeg(97, 61, Imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1),
          Photograph.jpeg(
              160,
              120,
              Imgcodecs.IMWRITE_JPEG_RST_INTERVAL,
              2,
              Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
              Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444),
          Photograph.greyJpeg(61, 97));

  private final Decoder accepting = new Decoder(memory, turbo, true);
  private final Probe probe = new Probe(ACCEPTING.limits());

  @Test
  void survivesDamageOfAnyKindAndGivesTheSameEachTime() {
    Random random = new Random(SEED);
    int decoded = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] damaged = damaged(SEEDS.get(i % SEEDS.size()), random);
      int reduction = 1 << random.nextInt(4);
      byte[] first = decode(damaged, reduction, 0x00);
      byte[] second = decode(damaged, reduction, 0xff);
      if (first == null) {
        assertNull(second, "mutation " + i);
      } else {
        decoded++;
        assertArrayEquals(first, second, "mutation " + i);
      }
    }
    assertTrue(decoded > MUTATIONS / 10 && decoded < MUTATIONS, decoded + " were decoded");
  }

  /** The pixels, from memory full of {@code dirt}; null if it was refused. */
  private byte[] decode(byte[] file, int reduction, int dirt) {
    try {
      Header header = probe.read(ByteBuffer.wrap(file));
      new Mat(header.height(), header.width(), CvType.CV_8UC3, Scalar.all(dirt)).release();
      try (Pixels picture = decode(accepting, ByteBuffer.wrap(file), header, reduction)) {
        return bytes(picture);
      }
    } catch (DarkroomException refused) {
      assertTrue(REFUSALS.contains(refused.failure()), refused::toString);
      return null;
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] file = whole.clone();
    switch (random.nextInt(4)) {
      case 0 -> { // some bytes
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
          file[2 + random.nextInt(file.length - 2)] = (byte) random.nextInt(256);
        }
      }
      case 1 -> { // cut
        return Arrays.copyOf(file, 2 + random.nextInt(file.length - 2));
      }
      case 2 -> { // a part over another
        int from = random.nextInt(file.length);
        int to = 2 + random.nextInt(file.length - 2);
        int length = Math.min(random.nextInt(256), file.length - Math.max(from, to));
        System.arraycopy(file, from, file, to, length);
      }
      default -> { // a marker somewhere
        int at = 2 + random.nextInt(file.length - 3);
        file[at] = (byte) 0xff;
        file[at + 1] = (byte) (0xc0 + random.nextInt(0x40));
      }
    }
    return file;
  }
}
