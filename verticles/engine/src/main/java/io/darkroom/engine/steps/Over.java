package io.darkroom.engine.steps;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Core;
import org.opencv.core.Rect;
import org.opencv.imgproc.Imgproc;

/**
 * Lays a layer on a picture: {@code layer + picture * (1 - layer's alpha)} (Porter and Duff's
 * source-over, on colours multiplied by alpha).
 */
final class Over {
  private Over() {}

  /**
   * Lays it on, in place; what is beyond the picture's edges is left out.
   *
   * @param picture in colour
   * @param layer BGRA
   * @param x where the layer's left end lies in the picture
   * @param y where its top does
   * @param opacity of the layer, 0 to 1
   */
  static void lay(Pixels picture, Pixels layer, int x, int y, double opacity) {
    int left = Math.max(0, x);
    int top = Math.max(0, y);
    int width = Math.min(picture.width(), x + layer.width()) - left;
    int height = Math.min(picture.height(), y + layer.height()) - top;
    if (width <= 0 || height <= 0) {
      return;
    }
    try (Pixels on = Channels.part(picture, new Rect(left, top, width, height));
        Pixels seen = Channels.part(layer, new Rect(left - x, top - y, width, height));
        Pixels paint = faded(seen, picture, opacity);
        Pixels shade = shade(paint, picture.mat().channels());
        Pixels colours = colours(paint, picture)) {
      Core.multiply(on.mat(), shade.mat(), on.mat(), 1 / Channels.full(picture));
      Core.add(on.mat(), colours.mat(), on.mat());
    }
  }

  /** The layer with the picture's depth. */
  private static Pixels faded(Pixels layer, Pixels picture, double opacity) {
    double factor = opacity * Channels.full(picture) / Channels.full(layer);
    return layer.memory().make(to -> layer.mat().convertTo(to, picture.mat().depth(), factor));
  }

  /** How much of what is beneath can be seen. */
  private static Pixels shade(Pixels layer, int channels) {
    NativeMemory memory = layer.memory();
    try (Pixels alpha = Channels.alpha(layer);
        Pixels clear = memory.make(to -> Core.bitwise_not(alpha.mat(), to))) {
      return Channels.repeated(clear, channels);
    }
  }

  private static Pixels colours(Pixels layer, Pixels picture) {
    return picture.alpha()
        ? Channels.copy(layer)
        : layer.memory().make(to -> Imgproc.cvtColor(layer.mat(), to, Imgproc.COLOR_BGRA2BGR));
  }
}
