package io.darkroom.contract.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://t.example/{z}/{x}/{y}.png, https://t.example/3/5/2.png",
    "https://t.example/${z}/${y}/${x}, https://t.example/3/2/5",
    "https://t.example/%7Bz%7D/%7bx%7d/%7By%7D.png?k=1, https://t.example/3/5/2.png?k=1",
    "https://t.example/tile/{level}/{row}/{col}, https://t.example/tile/3/2/5",
    "https://t.example/t?z={z}&x={x}&y={y}, https://t.example/t?z=3&x=5&y=2",
    "https://t.example/{z}/{x}/{-y}.png, https://t.example/3/5/5.png",
    "https://{s}.example/{z}/{x}/{y}.png, https://b.example/3/5/2.png",
    "https://t.example/{time}/{z}/{x}/{y}.png, https://t.example/12%3A00/3/5/2.png",
    "https://t.example/base/z/x/y.png, https://t.example/base/3/5/2.png",
    "https://t.example/MapServer/tile/z/y/x, https://t.example/MapServer/tile/3/2/5",
    "https://t.example/z/y/x?token=a, https://t.example/3/2/5?token=a"
  })
  void isFilledInHoweverItIsSpelled(String template, String expected) {
    assertEquals(expected, TileAddress.of(template).at(3, 5, 2, "12:00"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://t.example/mapserv",
        "https://t.example/xyz/x/y",
        "https://t.example/{z}/{x}",
        "https://t.example/abz/x/yonder"
      })
  void isNoneWithoutAllItsPlaces(String url) {
    assertFalse(TileAddress.is(url));
  }

  @Test
  void takesTheTimeForNothingElse() {
    assertEquals(
        "https://t.example/%7Bx%7D/3/5/2",
        TileAddress.of("https://t.example/{time}/{z}/{x}/{y}").at(3, 5, 2, "{x}"));
  }
}
