package io.darkroom.engine.plan;

import io.darkroom.contract.renditions.Geometry;
import io.darkroom.contract.renditions.Gravity;

/**
 * A frame fitted into the size asked for.
 *
 * @param window what of the frame is seen, in fractions of it
 * @param width of what is seen, in pixels of the rendition
 * @param height of what is seen, in pixels of the rendition
 * @param canvas what it lies on; null for nothing
 */
record Fitted(Part window, int width, int height, Canvas canvas) {

  /**
   * @param max the side of a rendition whose other side decides
   */
  static Fitted of(Geometry asked, Frame frame, int max) {
    int width = asked.width() == 0 ? max : asked.width();
    int height = asked.height() == 0 ? max : asked.height();
    Fitted fitted =
        switch (asked.fit()) {
          case INSIDE, CONTAIN -> inside(asked, frame, width, height);
          case COVER -> cover(asked, frame, width, height);
          case STRETCH -> stretch(asked, frame, width, height);
        };
    return switch (asked.fit()) {
      case CONTAIN -> fitted.on(width, height, asked.gravity());
      default ->
          asked.background() == null
              ? fitted
              : fitted.on(fitted.width, fitted.height, Gravity.CENTER);
    };
  }

  private static Fitted inside(Geometry asked, Frame frame, int width, int height) {
    double fit = Math.min(width / (double) frame.width(), height / (double) frame.height());
    double scale = asked.enlarge() ? fit : Math.min(1, fit);
    return new Fitted(
        Part.WHOLE,
        Math.min(width, side(frame.width() * scale)),
        Math.min(height, side(frame.height() * scale)),
        null);
  }

  private static Fitted cover(Geometry asked, Frame frame, int width, int height) {
    double w = frame.width();
    double h = frame.height();
    double shrink = asked.enlarge() ? 1 : Math.min(1, Math.min(w / width, h / height));
    int fittedWidth = side(width * shrink);
    int fittedHeight = side(height * shrink);
    double scale = Math.max(fittedWidth / w, fittedHeight / h);
    double seenWidth = Math.min(1, fittedWidth / (w * scale));
    double seenHeight = Math.min(1, fittedHeight / (h * scale));
    Gravity gravity = asked.gravity();
    Part window =
        new Part(
            around(gravity.x(), seenWidth), around(gravity.y(), seenHeight), seenWidth, seenHeight);
    return new Fitted(window, fittedWidth, fittedHeight, null);
  }

  private static Fitted stretch(Geometry asked, Frame frame, int width, int height) {
    return new Fitted(
        Part.WHOLE,
        asked.enlarge() ? width : Math.min(width, frame.width()),
        asked.enlarge() ? height : Math.min(height, frame.height()),
        null);
  }

  /** Where a window begins that has a point in its middle, as far as the frame reaches. */
  private static double around(double point, double length) {
    return Math.max(0, Math.min(1 - length, point - length / 2));
  }

  private Fitted on(int canvasWidth, int canvasHeight, Gravity gravity) {
    return new Fitted(
        window,
        width,
        height,
        new Canvas(
            canvasWidth,
            canvasHeight,
            (int) Math.round((canvasWidth - width) * gravity.x()),
            (int) Math.round((canvasHeight - height) * gravity.y())));
  }

  private static int side(double length) {
    return Math.max(1, (int) Math.round(length));
  }
}
