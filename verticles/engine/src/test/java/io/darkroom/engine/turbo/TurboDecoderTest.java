package io.darkroom.engine.turbo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.darkroom.contract.Failure;
import io.darkroom.engine.EngineOptions;
import io.darkroom.engine.Photograph;
import io.darkroom.engine.Pictures;
import io.darkroom.engine.decode.Decoder;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.Probe;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonObject;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Scalar;
import org.opencv.imgcodecs.Imgcodecs;

class TurboDecoderTest extends TurboFixture {
  private static final int[] SAMPLINGS = {
    Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_411,
    Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420,
    Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422,
    Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_440,
    Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444
  };

  private static final EngineOptions ACCEPTING =
      options(new JsonObject().put("truncated", "accept"));

  /** Of 255. Both are libjpeg-turbo, whose SIMD code promises the same bits. */
  private static final double TOLERANCE = 1;

  @ParameterizedTest
  @CsvSource({"1, 1", "7, 5", "8, 8", "17, 33", "321, 239", "640, 480"})
  void givesThePictureThatOpenCvGives(int width, int height) {
    for (int sampling : SAMPLINGS) {
      for (int progressive = 0; progressive <= 1; progressive++) {
        byte[] jpeg =
            Photograph.jpeg(
                width,
                height,
                Imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR,
                sampling,
                Imgcodecs.IMWRITE_JPEG_PROGRESSIVE,
                progressive);
        assertSame(jpeg, width + "x" + height + " " + Integer.toHexString(sampling));
      }
    }
    assertSame(Photograph.greyJpeg(width, height), width + "x" + height + " grey");
  }

  private void assertSame(byte[] jpeg, String what) {
    for (int reduction : new int[] {1, 2, 4, 8}) {
      try (Pixels expected = decode(byOpenCv, jpeg, reduction);
          Pixels found = decode(byTurbo, jpeg, reduction)) {
        assertClose(expected, found, TOLERANCE, what + " 1/" + reduction);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void leavesCmykAndYcckToOpenCv(int transform) throws IOException {
    byte[] adobe = Pictures.join(Pictures.ascii("Adobe"), new byte[7]);
    adobe[adobe.length - 1] = (byte) transform;
    byte[] jpeg = Pictures.jpegWithSegment(fourColours(), 0xee, adobe);
    MatOfByte file = new MatOfByte(jpeg);
    try (Pixels lent = memory.lend(file)) {
      assertNull(
          turbo.get().decoder().decode(lent, probe(jpeg), false, TurboDecoder.EIGHTHS, false));
    }
    assertSame(jpeg, "transform " + transform);
  }

  private static byte[] fourColours() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 48, 4, null);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        raster.setPixel(x, y, new int[] {x * 4, y * 5, 255 - x, 200});
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void decodesDirectBuffersWhereTheyAre(boolean room) {
    byte[] jpeg = Photograph.jpeg(100, 80);
    ByteBuffer direct = ByteBuffer.allocateDirect(jpeg.length + (room ? 2 : 0));
    direct.put(jpeg).flip();
    try (Pixels expected = decode(byTurbo, jpeg, 1);
        Pixels found = decode(byTurbo, direct, probe(jpeg), 1)) {
      assertArrayEquals(bytes(expected), bytes(found));
    }
  }

  @Test
  void refusesADataStreamThatStopsThoughTheFileGoesOn() {
    byte[] jpeg = Photograph.jpeg(320, 240);
    byte[] cut = Arrays.copyOf(jpeg, jpeg.length);
    Arrays.fill(cut, jpeg.length / 2, jpeg.length - 2, (byte) 0);
    cut[jpeg.length / 2] = (byte) 0xff;
    cut[jpeg.length / 2 + 1] = (byte) 0xd9;
    refused(Failure.IMAGE_TRUNCATED, () -> decode(byTurbo, cut, 1));
    try (Pixels accepted = decode(new Decoder(memory, turbo, true), cut, 1)) {
      assertEquals(320, accepted.width());
    }
  }

  @Test
  void developsFilesWithStrayBytesAsManyCamerasWriteThem() {
    byte[] jpeg = Photograph.jpeg(64, 48);
    byte[] stray =
        Pictures.join(
            Arrays.copyOf(jpeg, jpeg.length - 2),
            new byte[5],
            new byte[] {(byte) 0xff, (byte) 0xd9});
    try (Pixels expected = decode(byTurbo, jpeg, 1);
        Pixels found = decode(byTurbo, stray, 1)) {
      assertArrayEquals(bytes(expected), bytes(found));
    }
  }

  @Test
  void refusesWhatIsOfAnotherSizeThanItsHeaderSaid() {
    byte[] jpeg = Photograph.jpeg(64, 48);
    Header other = probe(Photograph.jpeg(63, 48));
    refused(Failure.IMAGE_CORRUPT, () -> decode(byTurbo, ByteBuffer.wrap(jpeg), other, 1));
  }

  @Test
  void fillsWhatIsMissingOfATruncatedFileWithTheSameEachTimeWhateverWasInMemory() {
    Decoder accepting = new Decoder(memory, turbo, true);
    byte[] baseline = Photograph.jpeg(320, 240);
    byte[] progressive = Photograph.jpeg(320, 240, Imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1);
    for (byte[] whole : List.of(baseline, progressive)) {
      for (int part = 1; part < 40; part++) {
        byte[] cut = Arrays.copyOf(whole, 700 + (whole.length - 700) * part / 40);
        Header header = new Probe(ACCEPTING.limits()).read(ByteBuffer.wrap(cut));
        for (int reduction : new int[] {1, 2, 8}) {
          byte[] first = null;
          for (int dirt : new int[] {0x00, 0x55, 0xff}) {
            dirty(dirt);
            try (Pixels found = decode(accepting, ByteBuffer.wrap(cut), header, reduction)) {
              first = first == null ? bytes(found) : first;
              assertArrayEquals(first, bytes(found), part + "/40 of it, dirt " + dirt);
            }
          }
        }
      }
    }
  }

  /** Memory as a decoder may find it: freed, and full of another picture. */
  private static void dirty(int dirt) {
    Mat[] mats = new Mat[8];
    for (int i = 0; i < mats.length; i++) {
      mats[i] = new Mat(240 >> i % 4, 320 >> i % 4, CvType.CV_8UC3, Scalar.all(dirt));
    }
    for (Mat mat : mats) {
      mat.release();
    }
  }
}
