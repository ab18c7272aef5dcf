package io.darkroom.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.Probe;
import io.darkroom.engine.pixels.NativeLibrary;
import io.darkroom.engine.pixels.NativeMemory;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.function.Executable;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

/** A developer whose every test must leave no pixels behind. */
public abstract class DeveloperFixture {
  public static final Path NATIVE_CACHE = Path.of("target", "native-cache");

  public final NativeMemory memory = new NativeMemory();
  public final Developer developer = developer(new JsonObject());

  @BeforeAll
  protected static void loadLibrary() {
    NativeLibrary.load(NATIVE_CACHE);
  }

  @AfterEach
  protected final void everyPixelWasClosed() {
    assertEquals(0, memory.liveBytes());
  }

  public static EngineOptions options(JsonObject section) {
    Conf conf = Conf.of(new JsonObject().put(EngineOptions.SECTION, section));
    EngineOptions options = EngineOptions.read(conf);
    conf.throwIfAny();
    return options;
  }

  public Developer developer(JsonObject section) {
    return new Developer(options(section), memory);
  }

  public static JsonObject rendition(String name, int width, int height) {
    JsonObject json = new JsonObject().put("name", name);
    if (width > 0) {
      json.put("width", width);
    }
    return height > 0 ? json.put("height", height) : json;
  }

  public List<Developed> develop(byte[] image, JsonObject... renditions) {
    return develop(developer, image, renditions);
  }

  public static List<Developed> develop(Developer by, byte[] image, JsonObject... renditions) {
    return development(
            by,
            image,
            new JsonObject().put("renditions", new JsonArray(List.of((Object[]) renditions))))
        .renditions();
  }

  public static Development development(Developer by, byte[] image, JsonObject options) {
    return by.develop(
        new Wanted(ByteBuffer.wrap(image), Map.of(), RenditionsOptions.of(options)),
        (done, total) -> {});
  }

  /** What the result says of its source. */
  public static JsonObject source(Developer by, byte[] image, JsonObject rendition) {
    JsonObject options = new JsonObject().put("renditions", new JsonArray().add(rendition));
    return development(by, image, options).source();
  }

  /** What the image says of itself, if it is let in. */
  public static Header probe(byte[] image) {
    return new Probe(options(new JsonObject()).limits()).read(ByteBuffer.wrap(image));
  }

  public BufferedImage one(byte[] image, JsonObject rendition) {
    return Pictures.read(develop(image, rendition).get(0).file().getBytes());
  }

  public static byte[] webp(BufferedImage image, int quality) {
    boolean alpha = image.getColorModel().hasAlpha();
    byte[] data = new byte[image.getWidth() * image.getHeight() * (alpha ? 4 : 3)];
    int at = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        Color colour = new Color(image.getRGB(x, y), true);
        data[at++] = (byte) colour.getBlue();
        data[at++] = (byte) colour.getGreen();
        data[at++] = (byte) colour.getRed();
        if (alpha) {
          data[at++] = (byte) colour.getAlpha();
        }
      }
    }
    Mat mat = new Mat(image.getHeight(), image.getWidth(), alpha ? CvType.CV_8UC4 : CvType.CV_8UC3);
    MatOfByte file = new MatOfByte();
    MatOfInt parameters = new MatOfInt(Imgcodecs.IMWRITE_WEBP_QUALITY, quality);
    try {
      mat.put(0, 0, data);
      Imgcodecs.imencode(".webp", mat, file, parameters);
      return file.toArray();
    } finally {
      mat.release();
      file.release();
      parameters.release();
    }
  }

  /** What OpenCV makes of a file (the JDK reads no WebP), as 0xAARRGGBB. */
  public static BufferedImage decoded(byte[] file) {
    MatOfByte bytes = new MatOfByte(file);
    Mat mat = Imgcodecs.imdecode(bytes, Imgcodecs.IMREAD_UNCHANGED);
    try {
      mat.convertTo(mat, CvType.CV_8U, mat.depth() == CvType.CV_16U ? 1 / 257.0 : 1);
      BufferedImage image = new BufferedImage(mat.cols(), mat.rows(), BufferedImage.TYPE_INT_ARGB);
      byte[] pixel = new byte[mat.channels()];
      for (int y = 0; y < mat.rows(); y++) {
        for (int x = 0; x < mat.cols(); x++) {
          mat.get(y, x, pixel);
          int alpha = pixel.length == 4 ? pixel[3] & 0xff : 255;
          int green = pixel[pixel.length == 1 ? 0 : 1] & 0xff;
          int red = pixel[pixel.length == 1 ? 0 : 2] & 0xff;
          image.setRGB(x, y, alpha << 24 | red << 16 | green << 8 | (pixel[0] & 0xff));
        }
      }
      return image;
    } finally {
      mat.release();
      bytes.release();
    }
  }

  public static void assertSize(int width, int height, BufferedImage image) {
    assertEquals(width + "x" + height, image.getWidth() + "x" + image.getHeight());
  }

  /** The colour there, as far as a lossy file keeps it. */
  public static void assertColour(Color expected, BufferedImage image, int x, int y) {
    Color found = new Color(image.getRGB(x, y), true);
    int off =
        Math.max(
            Math.abs(expected.getRed() - found.getRed()),
            Math.max(
                Math.abs(expected.getGreen() - found.getGreen()),
                Math.abs(expected.getBlue() - found.getBlue())));
    assertTrue(off <= 12, () -> "at " + x + "," + y + ": " + found + ", not " + expected);
  }

  /** The colours in the middle of the four quarters. */
  public static void assertQuarters(
      BufferedImage image, Color topLeft, Color topRight, Color bottomLeft, Color bottomRight) {
    int x = image.getWidth() / 4;
    int y = image.getHeight() / 4;
    assertColour(topLeft, image, x, y);
    assertColour(topRight, image, 3 * x, y);
    assertColour(bottomLeft, image, x, 3 * y);
    assertColour(bottomRight, image, 3 * x, 3 * y);
  }

  public static DarkroomException refused(Failure failure, Executable deed) {
    DarkroomException refused = assertThrows(DarkroomException.class, deed);
    assertEquals(failure, refused.failure(), refused.getMessage());
    return refused;
  }
}
