package io.darkroom.engine.encode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.Developed;
import io.darkroom.engine.DeveloperFixture;
import io.darkroom.engine.Photograph;
import io.darkroom.engine.Pictures;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;

class AutoFormatTest extends DeveloperFixture {
  private static final byte[] PHOTO = Photograph.jpeg(640, 480);
  private static final byte[] CHART = Pictures.png(Drawing.chart(640, 480));
  private static final byte[] LOGO = Pictures.png(Drawing.logo(640, 480));

  @ParameterizedTest
  @CsvSource({
    "photo, jpeg png webp, WEBP 80",
    "photo, png jpeg, JPEG 80",
    "photo, png, PNG 0",
    "chart, jpeg png webp, WEBP 0",
    "chart, jpeg png, PNG 0",
    "chart, jpeg, JPEG 80",
    "logo, jpeg png webp, WEBP 0",
    "logo, jpeg png, PNG 0",
    "logo, jpeg, JPEG 80",
    "cut-out, jpeg png webp, WEBP 80",
    "cut-out, jpeg png, PNG 0",
    "opaque, jpeg png webp, WEBP 80",
    "opaque, jpeg png, JPEG 80",
  })
  void takesWhatSuitsThePictureOfWhatIsAllowed(String picture, String allow, String expected) {
    byte[] source =
        switch (picture) {
          case "photo" -> PHOTO;
          case "chart" -> CHART;
          case "logo" -> LOGO;
          case "cut-out" -> cutOut(0);
          default -> cutOut(255);
        };
    for (int side : new int[] {640, 200}) {
      Developed made = auto(source, side, allow, new JsonObject());
      assertEquals(expected, made.format() + " " + made.quality(), "at " + side);
    }
  }

  @Test
  void keepsWhatShinesThrough() {
    for (String allow : List.of("png", "webp", "jpeg png", "jpeg webp")) {
      Developed made = auto(LOGO, 200, allow, new JsonObject());
      BufferedImage seen = decoded(made.file().getBytes());
      assertEquals(0, new Color(seen.getRGB(199, 0), true).getAlpha(), allow);
    }
  }

  @Test
  void putsABackgroundBehindItWhenOnlyAJpegIsAllowed() {
    Developed made = auto(LOGO, 200, "jpeg", new JsonObject());
    assertColour(Color.WHITE, decoded(made.file().getBytes()), 199, 0);
  }

  @Test
  void takesALossyFormatForGraphicsThatAreTooLargeWithoutLoss() {
    Developed exact = auto(CHART, 640, "jpeg png", new JsonObject());
    int most = exact.file().length() - 1;
    Developed made =
        auto(CHART, 640, "jpeg png", new JsonObject().put("maxBytes", most).put("minQuality", 1));
    assertEquals("JPEG", made.format().name());
    assertTrue(made.file().length() <= most);
  }

  private Developed auto(byte[] source, int side, String allow, JsonObject more) {
    JsonObject rendition =
        rendition("any", side, side)
            .put("format", "auto")
            .put("allow", new JsonArray(List.of((Object[]) allow.split(" "))));
    return develop(source, rendition.mergeIn(more)).get(0);
  }

  /** A photograph; outside an ellipse it is as transparent as told. */
  private static byte[] cutOut(int alphaOutside) {
    Mat picture = Photograph.draw(640, 480);
    Mat alpha = new Mat(480, 640, CvType.CV_8UC1, Scalar.all(alphaOutside));
    Imgproc.circle(alpha, new Point(320, 240), 200, Scalar.all(255), -1);
    Imgproc.cvtColor(picture, picture, Imgproc.COLOR_BGR2BGRA);
    Core.insertChannel(alpha, picture, 3);
    alpha.release();
    return Photograph.file(picture, ".png");
  }
}
