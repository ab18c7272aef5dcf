package io.darkroom.imageworker;

import org.opencv.core.Rect;

/**
 * A part of a picture, in fractions of its sides, so that it is the same part of every reduction.
 *
 * @param width 1 for all of it
 * @param height 1 for all of it
 */
record Crop(double width, double height) {
  static final Crop WHOLE = new Crop(1, 1);

  boolean whole() {
    return width >= 1 && height >= 1;
  }

  /** The part in pixels, around the centre. */
  Rect of(Pixels picture) {
    int w = Math.max(1, (int) Math.round(picture.width() * width));
    int h = Math.max(1, (int) Math.round(picture.height() * height));
    return new Rect((picture.width() - w) / 2, (picture.height() - h) / 2, w, h);
  }
}
