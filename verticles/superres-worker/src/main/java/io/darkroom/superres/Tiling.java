package io.darkroom.superres;

import java.util.ArrayList;
import java.util.List;

/**
 * How a picture is cut into tiles: as few as the largest side allows, all of nearly the same size.
 * The same picture, model and numbers give the same tiles, whoever asks.
 *
 * @param patch largest side of a tile
 * @param overlap pixels of its surroundings that a tile sees
 * @param tiles from left to right, from top to bottom
 */
record Tiling(int patch, int overlap, List<Tile> tiles) {
  static Tiling of(int width, int height, Model model, int patch, int overlap) {
    List<Span> columns = spans(width, model, patch, overlap);
    List<Span> rows = spans(height, model, patch, overlap);
    List<Tile> tiles = new ArrayList<>();
    for (Span down : rows) {
      for (Span across : columns) {
        tiles.add(new Tile(across, down));
      }
    }
    return new Tiling(patch, overlap, List.copyOf(tiles));
  }

  /** Tiles begin at multiples of what the network wants, so that only the last may be odd. */
  private static List<Span> spans(int size, Model model, int patch, int overlap) {
    int unit = model.multiple();
    long units = ((long) size + unit - 1) / unit;
    long most = Math.max(1, patch / unit); // of them in a tile
    long count = (units + most - 1) / most;
    List<Span> spans = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      int start = (int) (i * units / count) * unit;
      int end = (int) Math.min(size, (i + 1) * units / count * unit);
      spans.add(Span.of(start, end - start, size, overlap, model));
    }
    return spans;
  }

  /** Pixels that the largest tile feeds to the network. */
  long largest() {
    return tiles.stream().mapToLong(Tile::fedPixels).max().orElse(0);
  }
}
