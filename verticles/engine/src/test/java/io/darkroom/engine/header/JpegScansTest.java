package io.darkroom.engine.header;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Failure;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Photograph;
import io.darkroom.engine.Pictures;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.opencv.imgcodecs.Imgcodecs;

class JpegScansTest extends DeveloperFixture {
  private static final byte[] PROGRESSIVE =
      Photograph.jpeg(64, 48, Imgcodecs.IMWRITE_JPEG_PROGRESSIVE, 1);

  @Test
  void takesAsManyAsAllowed() {
    assertTrue(probe(withScans(PROGRESSIVE, JpegScans.MAX_SCANS)).progressive());
  }

  @Test
  void refusesOneMore() {
    byte[] bomb = withScans(PROGRESSIVE, JpegScans.MAX_SCANS + 1);
    refused(Failure.IMAGE_TOO_MANY_SCANS, () -> probe(bomb));
    refused(Failure.IMAGE_TOO_MANY_SCANS, () -> develop(bomb, rendition("any", 8, 8)));
  }

  @Test
  void doesNotCountBehindTheOneScanOfAnOrdinaryFile() {
    byte[] baseline = Photograph.jpeg(64, 48);
    probe(Pictures.join(baseline, withScans(PROGRESSIVE, 2 * JpegScans.MAX_SCANS)));
  }

  /** Repeats its last scan until there are so many. */
  private static byte[] withScans(byte[] jpeg, int count) {
    int scans = 0;
    int last = 0;
    for (int i = 0; i < jpeg.length - 1; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xda) {
        scans++;
        last = i;
      }
    }
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.write(jpeg, 0, jpeg.length - 2);
    for (int i = scans; i < count; i++) {
      many.writeBytes(Arrays.copyOfRange(jpeg, last, jpeg.length - 2));
    }
    many.write(0xff);
    many.write(0xd9);
    return many.toByteArray();
  }
}
