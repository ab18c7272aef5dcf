package io.darkroom.map.plan;

import java.util.List;

/**
 * A layer of a map, as a mosaic of pieces.
 *
 * @param name how results and messages call it: {@code basemap}, {@code overlays[0]}
 * @param title what people call it; may be empty
 * @param width of the mosaic
 * @param height of the mosaic
 * @param across where the map's columns lie on it
 * @param down where the map's rows lie on it
 * @param opacity from 0 to 1
 * @param pieces of which it is made
 * @param legend the address of its legend; empty for none
 */
public record Layer(
    String name,
    String title,
    int width,
    int height,
    Axis across,
    Axis down,
    double opacity,
    List<Piece> pieces,
    String legend) {
  /** Copies the list. */
  public Layer {
    pieces = List.copyOf(pieces);
  }

  /** How much of the map a piece covers, from 0 to 1. */
  public double share(Piece piece) {
    double all = across.shown(0, width) * down.shown(0, height);
    double part =
        across.shown(piece.x(), piece.x() + piece.width())
            * down.shown(piece.y(), piece.y() + piece.height());
    return all == 0 ? 0 : part / all;
  }

  /** True if it is seen at all. */
  public boolean visible() {
    return opacity > 0;
  }
}
