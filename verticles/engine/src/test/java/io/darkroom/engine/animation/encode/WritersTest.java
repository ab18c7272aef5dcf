package io.darkroom.engine.animation.encode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.engine.Pictures;
import io.darkroom.engine.animation.Film;
import io.darkroom.engine.animation.FilmFixture;
import io.darkroom.engine.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencv.core.CvType;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;

class WritersTest extends FilmFixture {
  /** Letters as {@link FilmFixture#text} has them. */
  private Pixels picture(String rows) {
    String[] lines = rows.split(" ");
    boolean alpha = rows.contains(".");
    return memory.make(
        mat -> {
          mat.create(lines.length, lines[0].length(), alpha ? CvType.CV_8UC4 : CvType.CV_8UC3);
          for (int y = 0; y < lines.length; y++) {
            for (int x = 0; x < lines[y].length(); x++) {
              byte[] pixel =
                  switch (lines[y].charAt(x)) {
                    case 'r' -> new byte[] {0, 0, -1, -1};
                    case 'g' -> new byte[] {0, -1, 0, -1};
                    case 'b' -> new byte[] {-1, 0, 0, -1};
                    default -> new byte[4];
                  };
              mat.put(y, x, alpha ? pixel : new byte[] {pixel[0], pixel[1], pixel[2]});
            }
          }
        });
  }

  private AnimationWriter writer(String format, int plays) {
    return format.equals("gif")
        ? new GifWriter(memory, plays, true)
        : new WebpWriter(memory, plays, part -> webpOf(part));
  }

  private static byte[] webpOf(Pixels part) {
    MatOfByte file = new MatOfByte();
    MatOfInt lossless = new MatOfInt(Imgcodecs.IMWRITE_WEBP_QUALITY, 101);
    try {
      Imgcodecs.imencode(".webp", part.mat(), file, lossless);
      return file.toArray();
    } finally {
      file.release();
      lossless.release();
    }
  }

  private byte[] written(String format, int plays, int[] millis, String... pictures) {
    try (AnimationWriter writer = writer(format, plays)) {
      for (int i = 0; i < pictures.length; i++) {
        try (Pixels picture = picture(pictures[i])) {
          writer.add(picture, millis[i]);
        }
      }
      return writer.file();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp"})
  void areReadAsTheyWereWritten(String format) {
    String[] pictures = {
      "rrrr rrrr rrrr", // all of it
      "rrrr rrrg rrrr", // a part, at odd coordinates
      "rrrr rrrg rrrg",
      "r..r rrrg rrrg", // transparent, after a part
      "rrrr r..g bbbb", // transparent after transparent
      "gggg gggg gggg",
      "gbgg gggg gggg",
    };
    int[] millis = {20, 30, 100, 40, 50, 60, 70};
    byte[] file = written(format, 3, millis, pictures);
    assertEquals(List.of(pictures), shown(file));
    Film film = film(file);
    assertEquals(3, film.plays());
    assertEquals(370, film.millis());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gif", "webp"})
  void showLongerWhatStaysTheSame(String format) {
    byte[] file = written(format, 0, new int[] {100, 150, 100}, "rg", "rg", "rb");
    Film film = film(file);
    assertEquals(2, film.length());
    assertEquals(350, film.millis());
    assertEquals(List.of("rg", "rb"), shown(file));
  }

  @Test
  void doNotAddUpRoundings() {
    int[] millis = new int[60];
    String[] pictures = new String[60];
    for (int i = 0; i < 60; i++) {
      millis[i] = i % 3 == 1 ? 34 : 33; // thirty pictures a second
      pictures[i] = i % 2 == 0 ? "rg" : "gb";
    }
    assertEquals(2_000, film(written("gif", 0, millis, pictures)).millis());
  }

  @Test
  void makeGifsThatTheJdkReads() throws IOException {
    byte[] file = written("gif", 0, new int[] {100, 100}, "rrgg", "rrbb");
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(in);
      assertEquals(2, reader.getNumImages(true));
      assertEquals(0xffff0000, reader.read(0).getRGB(1, 0));
      assertEquals(0xff0000ff, reader.read(1).getRGB(0, 0));
    } finally {
      reader.dispose();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 17, 200, 256})
  void keepEveryColourOfPicturesThatHaveFew(int colours) {
    BufferedImage picture = new BufferedImage(140, 90, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(colours);
    int[] palette = random.ints(colours, 0, 0x1000000).toArray();
    for (int i = 0; i < 140 * 90; i++) {
      picture.setRGB(i % 140, i / 140, palette[i < colours ? i : random.nextInt(colours)]);
    }
    BufferedImage seen = Pictures.read(gif(picture, true));
    for (int i = 0; i < 140 * 90; i++) {
      assertEquals(picture.getRGB(i % 140, i / 140), seen.getRGB(i % 140, i / 140));
    }
  }

  @Test
  void chooseColoursWellWhereThereAreMany() {
    BufferedImage picture = gradient(240, 160);
    double plain = squareError(picture, Pictures.read(gif(picture, false)), 1);
    assertTrue(plain < 60, () -> "mean square error " + plain);
    // Seen from afar, mixed colours are nearer.
    double mixed = squareError(picture, Pictures.read(gif(picture, true)), 8);
    double flat = squareError(picture, Pictures.read(gif(picture, false)), 8);
    assertTrue(mixed < flat / 2, () -> mixed + ", and " + flat + " without dithering");
    assertArrayEquals(gif(picture, true), gif(picture, true));
  }

  private byte[] gif(BufferedImage image, boolean dither) {
    try (GifWriter writer = new GifWriter(memory, 1, dither);
        Pixels picture =
            memory.make(
                mat -> {
                  mat.create(image.getHeight(), image.getWidth(), CvType.CV_8UC3);
                  for (int y = 0; y < image.getHeight(); y++) {
                    for (int x = 0; x < image.getWidth(); x++) {
                      int rgb = image.getRGB(x, y);
                      byte[] bgr = {(byte) rgb, (byte) (rgb >> 8), (byte) (rgb >> 16)};
                      mat.put(y, x, bgr);
                    }
                  }
                })) {
      writer.add(picture, 0);
      return writer.file();
    }
  }

  private static BufferedImage gradient(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = 255 * x / width;
        int green = 255 * y / height;
        int blue = 255 * (x + y) / (width + height);
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  /** Of the means of squares with that side. */
  private static double squareError(BufferedImage a, BufferedImage b, int side) {
    List<Double> errors = new ArrayList<>();
    for (int y = 0; y < a.getHeight(); y += side) {
      for (int x = 0; x < a.getWidth(); x += side) {
        for (int shift = 0; shift < 24; shift += 8) {
          double off = 0;
          for (int i = 0; i < side * side; i++) {
            off += a.getRGB(x + i % side, y + i / side) >> shift & 0xff;
            off -= b.getRGB(x + i % side, y + i / side) >> shift & 0xff;
          }
          errors.add(Math.pow(off / (side * side), 2));
        }
      }
    }
    return errors.stream().mapToDouble(error -> error).average().orElseThrow();
  }
}
