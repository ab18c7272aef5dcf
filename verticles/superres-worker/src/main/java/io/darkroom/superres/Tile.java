package io.darkroom.superres;

import org.opencv.core.Rect;

/** A part of the picture that goes through the network at once. */
record Tile(Span across, Span down) {
  /** What the network sees of the picture. */
  Rect seen() {
    return new Rect(across.seenStart(), down.seenStart(), across.seen(), down.seen());
  }

  /** The tile in the picture made larger. */
  Rect made(int scale) {
    return new Rect(
        across.start() * scale,
        down.start() * scale,
        across.length() * scale,
        down.length() * scale);
  }

  /** The tile in what comes out of the network. */
  Rect place(Model model) {
    return new Rect(
        across.place(model),
        down.place(model),
        across.length() * model.scale(),
        down.length() * model.scale());
  }

  /** Pixels that go in. */
  long fedPixels() {
    return (long) across.fed() * down.fed();
  }
}
