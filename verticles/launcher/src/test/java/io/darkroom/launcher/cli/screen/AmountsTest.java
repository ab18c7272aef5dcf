package io.darkroom.launcher.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {
  @ParameterizedTest
  @CsvSource({
    "0,0 B",
    "1023,1023 B",
    "1024,1.0 KB",
    "1536,1.5 KB",
    "1048575,1.0 MB",
    "2585336,2.5 MB",
    "1073741824,1.0 GB"
  })
  void saysSizesInTheLargestUnitThatFits(long bytes, String words) {
    assertEquals(words, Amounts.bytes(bytes));
  }

  @ParameterizedTest
  @CsvSource({"420,0.42 s", "9994,9.99 s", "9996,10.0 s", "12340,12.3 s", "185000,3 min 5 s"})
  void saysTimesWithThreeDigits(long millis, String words) {
    assertEquals(words, Amounts.time(Duration.ofMillis(millis)));
  }

  @Test
  void saysNothingOfPixelsThatAreNotThere() {
    assertEquals("1600 x 900", Amounts.pixels(1600, 900));
    assertEquals("", Amounts.pixels(0, 0));
  }
}
