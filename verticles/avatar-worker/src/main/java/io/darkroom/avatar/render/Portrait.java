package io.darkroom.avatar.render;

import io.darkroom.avatar.outfit.Portraits;
import io.darkroom.avatar.raster.Camera;
import io.darkroom.avatar.raster.Grid;

/** The two pictures, and how they are framed: in both styles alike. */
enum Portrait {
  FACE(Portraits.FACE_WIDTH, Portraits.FACE_HEIGHT, 1.70, 0, 0.55, 1.25, 0.1),
  BODY(Portraits.BODY_WIDTH, Portraits.BODY_HEIGHT, 1.25, 5, 2.5, 3.5, 0);

  /** Half of the angle of view of a perspective, in degrees = {@value}. */
  private static final double HALF_VIEW = 20;

  private final int width;
  private final int height;
  private final double eye;
  private final double pitch;
  private final double metres;
  private final double distance;
  private final double front;

  /**
   * @param eye height of the eye in metres
   * @param pitch degrees by which it looks down
   * @param metres from the lower edge to the upper one
   * @param distance of the eye, where there is no perspective
   * @param front how far in front of the figure's middle things are seen at their size
   */
  Portrait(
      int width,
      int height,
      double eye,
      double pitch,
      double metres,
      double distance,
      double front) {
    this.width = width;
    this.height = height;
    this.eye = eye;
    this.pitch = pitch;
    this.metres = metres;
    this.distance = distance;
    this.front = front;
  }

  Grid grid(int supersampling) {
    return new Grid(width, height, supersampling);
  }

  Camera camera(Style style) {
    if (style == Style.FLAT) {
      return new Camera(eye, distance, pitch, metres, 0);
    }
    double focus = metres / 2 / StrictMath.tan(StrictMath.toRadians(HALF_VIEW));
    return new Camera(eye, focus + front, pitch, metres, focus);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }
}
