package io.darkroom.engine.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against what BlurHash's own C library and ThumbHash's own JavaScript make of these pixels. */
class PlaceholdersTest {
  private static Miniature waves(int width, int height, boolean clear) {
    byte[] rgba = new byte[width * height * 4];
    for (int i = 0; i < width * height; i++) {
      int x = i % width;
      int y = i / width;
      rgba[4 * i] = (byte) (x * 4);
      rgba[4 * i + 1] = (byte) (y * 6);
      rgba[4 * i + 2] = (byte) ((x + y) * 2);
      rgba[4 * i + 3] = (byte) (clear ? x * 8 : 255);
    }
    return new Miniature(width, height, rgba);
  }

  @ParameterizedTest
  @CsvSource({
    "60, 40, LrG94$2R$7Sdl[a$jtf7gKfjfQfj, 00G94$",
    "40, 60, LiAoA#FpsVX5iba$fQf7dNf7fQf7, 00AoA#",
    "7, 9, L11fxIP3SKtjmCaMa|i|e.f6fQf6, 001fxI",
    "1, 1, L00000fQfQfQfQfQfQfQfQfQfQfQ, 000000"
  })
  void makesTheBlurHashThatOthersMake(int width, int height, String usual, String least) {
    Miniature picture = waves(width, height, false);
    assertEquals(usual, BlurHash.of(picture, 4, 3));
    assertEquals(least, BlurHash.of(picture, 1, 1));
  }

  @Test
  void makesTheLargestBlurHash() {
    assertEquals(
        "|11fxIP3SKtjSKtjSKtjSKmCaMa|i|a|i|a|i|a|e.f6fQf6fQf6fQf6fQo{bFa{j[a{j[a{j[a{eCe:fQe:fQe:f"
            + "Qe:fQpGbYa{kBa{kBa{kBa{eCe;fQe:fQe:fQe:fQpGbYa{kBa{kBa{kBa{eCe;fQe:fQe:fQe:fQ",
        BlurHash.of(waves(7, 9, false), 9, 9));
  }

  @Test
  void showsWhatIsTransparentAsWhiteInABlurHash() {
    Miniature nothing = new Miniature(2, 1, new byte[8]);
    Miniature white = new Miniature(2, 1, new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
    assertEquals(BlurHash.of(white, 3, 3), BlurHash.of(nothing, 3, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "60, 40, mwgOFZhwd3eBiHh3iHiIh3hwCPd3, nSiGC4onwKiQqIh3kBj7dmSQh3h4iHg=",
    "40, 60, 18cJLRRwd4J4GIeIh4lImIiPEJf4, 2NeFEwgmk5EKiZeIb0CY9wRbiIeHiHg=",
    "7, 9, BOgFBQZzd3B4eIh4h4d4eHhwR/iI, BfiBBAARpQeLeIeHhwd7pU8Id4eIiIh4Bw=="
  })
  void makesTheThumbHashThatOthersMake(int width, int height, String opaque, String clear) {
    assertEquals(opaque, ThumbHash.of(waves(width, height, false)));
    assertEquals(clear, ThumbHash.of(waves(width, height, true)));
  }
}
