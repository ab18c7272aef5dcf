package io.darkroom.engine.plan;

import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Rect;

/**
 * A part of a picture, in fractions of its sides, so that it is the same part of every reduction.
 *
 * @param width 1 for all of it
 * @param height 1 for all of it
 */
public record Crop(double width, double height) {
  public static final Crop WHOLE = new Crop(1, 1);

  public boolean whole() {
    return width >= 1 && height >= 1;
  }

  /** The part in pixels, around the centre. */
  public Rect of(Pixels picture) {
    int w = Math.max(1, (int) Math.round(picture.width() * width));
    int h = Math.max(1, (int) Math.round(picture.height() * height));
    return new Rect((picture.width() - w) / 2, (picture.height() - h) / 2, w, h);
  }
}
