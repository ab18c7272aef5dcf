package io.darkroom.superres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilingTest {
  private final Catalogue catalogue = Catalogue.open(null);
  private final Model fast = catalogue.find("fast");
  private final Model cunet = catalogue.find("psnr-large");
  private final Model small = catalogue.find("psnr-small");

  private static List<Span> across(Tiling tiling) {
    return tiling.tiles().stream().map(Tile::across).distinct().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 127, 128, 129, 255, 256, 257, 1_000, 4_001})
  void coversEveryPixelOnceWithTilesOfNearlyTheSameSize(int size) {
    for (Model model : List.of(fast, cunet, small)) {
      int at = 0;
      List<Span> spans = across(Tiling.of(size, 1, model, 128, model.overlap()));
      for (Span span : spans) {
        assertEquals(at, span.start());
        assertEquals(0, span.start() % model.multiple());
        assertEquals(0, span.fed() % model.multiple());
        assertTrue(span.length() <= 128);
        assertTrue(span.length() >= size / spans.size() - model.multiple(), span::toString);
        at += span.length();
      }
      assertEquals(size, at);
    }
  }

  @Test
  void showsTheNetworkNeighboursInsideAndPadsWhatItTakesAwayOutside() {
    List<Span> spans = across(Tiling.of(256, 1, fast, 128, 7));
    assertEquals(List.of(new Span(0, 128, 0, 7, 7, 0), new Span(128, 128, 7, 0, 0, 7)), spans);
    assertEquals(List.of(0, 0), spans.stream().map(span -> span.place(fast)).toList());
  }

  @Test
  void clipsAtThePicturesEndWhatANetworkPadsItself() {
    List<Span> spans = across(Tiling.of(240, 1, small, 120, 12));
    assertEquals(List.of(new Span(0, 120, 0, 12, 0, 0), new Span(120, 120, 12, 0, 0, 0)), spans);
    assertEquals(List.of(0, 24), spans.stream().map(span -> span.place(small)).toList());
  }

  @Test
  void padsWhereLessOverlapIsAskedForThanTheNetworkTakesAway() {
    List<Span> spans = across(Tiling.of(256, 1, fast, 128, 2));
    assertEquals(List.of(new Span(0, 128, 0, 2, 7, 5), new Span(128, 128, 2, 0, 5, 7)), spans);
  }

  @Test
  void keepsTheBeginningOfWhatGoesInEven() {
    for (int overlap = 0; overlap < 40; overlap++) {
      for (Span span : across(Tiling.of(301, 1, cunet, 64, overlap))) {
        assertEquals(0, (span.seenStart() - span.padBefore()) % 2, overlap + ": " + span);
        assertEquals(0, span.fed() % 2, overlap + ": " + span);
      }
    }
  }

  @Test
  void goesFromLeftToRightThenDown() {
    Tiling tiling = Tiling.of(200, 300, fast, 128, 7);
    assertEquals(6, tiling.tiles().size());
    assertEquals(100, tiling.tiles().get(1).across().start());
    assertEquals(0, tiling.tiles().get(1).down().start());
    assertEquals((100 + 14) * (100 + 14), tiling.largest());
  }
}
