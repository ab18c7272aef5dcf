package io.darkroom.engine.plan;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.CropBox;
import io.darkroom.contract.renditions.Flip;
import io.darkroom.contract.renditions.RenditionSpec;
import io.darkroom.contract.renditions.Turn;
import io.darkroom.engine.header.Header;

/**
 * What a rendition's fit works on: the upright source, trimmed, cropped, and turned.
 *
 * @param part what trimming and cropping left, not turned yet
 * @param turn how it is turned then
 * @param width of what is turned, in the source's pixels
 * @param height of what is turned, in the source's pixels
 */
record Frame(Part part, Turn turn, int width, int height) {

  /** Fails with {@code CROP_OUTSIDE_IMAGE}. */
  static Frame of(RenditionSpec spec, Header header, Part trimmed) {
    int sourceWidth = header.uprightWidth();
    int sourceHeight = header.uprightHeight();
    Box left = trimmed.of(sourceWidth, sourceHeight);
    CropBox crop = spec.geometry().crop();
    Box box = crop == null ? left : cropped(spec, crop, left);
    Turn turn = spec.geometry().turn();
    return new Frame(
        Part.of(box, sourceWidth, sourceHeight),
        turn,
        turn.sideways() ? box.height() : box.width(),
        turn.sideways() ? box.width() : box.height());
  }

  /**
   * The part of the source that is seen through a window of the turned frame (in fractions of it).
   */
  Part behind(Part window) {
    Part seen = unflipped(window, turn.flip());
    for (int i = 0; i < turn.quarters(); i++) {
      // Clockwise, what was at (x, y) comes to (1 - y, x).
      seen =
          new Part(
              seen.y(),
              1 - seen.x() - seen.width(),
              /* width= */ seen.height(),
              /* height= */ seen.width());
    }
    return part.within(seen);
  }

  private static Part unflipped(Part window, Flip flip) {
    return new Part(
        flip.leftToRight() ? 1 - window.x() - window.width() : window.x(),
        flip.topToBottom() ? 1 - window.y() - window.height() : window.y(),
        window.width(),
        window.height());
  }

  /** The box, and no more of it than there is. */
  private static Box cropped(RenditionSpec spec, CropBox crop, Box left) {
    long x = Math.round(crop.x().of(left.width()));
    long y = Math.round(crop.y().of(left.height()));
    if (x >= left.width() || y >= left.height()) {
      throw Failure.CROP_OUTSIDE_IMAGE.with(
          String.format(
              "The crop of the rendition %s begins at %d,%d; the picture is %dx%d. Begin within it.",
              spec.name(), x, y, left.width(), left.height()));
    }
    long width = Math.max(1, Math.round(crop.width().of(left.width())));
    long height = Math.max(1, Math.round(crop.height().of(left.height())));
    return new Box(
        left.x() + (int) x,
        left.y() + (int) y,
        (int) Math.min(width, left.width() - x),
        (int) Math.min(height, left.height() - y));
  }
}
