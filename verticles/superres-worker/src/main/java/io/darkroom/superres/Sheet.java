package io.darkroom.superres;

import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import org.opencv.core.Mat;
import org.opencv.core.Rect;

/** The larger picture, onto which tiles are pasted; its pixels are of the first tile's kind. */
final class Sheet implements AutoCloseable {
  private final NativeMemory memory;
  private final int width;
  private final int height;
  private Pixels picture;

  Sheet(NativeMemory memory, int width, int height) {
    this.memory = memory;
    this.width = width;
    this.height = height;
  }

  void paste(Pixels tile, Rect at) {
    if (picture == null) {
      picture = memory.make(to -> to.create(height, width, tile.mat().type()));
    }
    try (Pixels place = memory.lend(new Mat(picture.mat(), at))) {
      tile.mat().copyTo(place.mat());
    }
  }

  /** The picture, which is the caller's now. */
  Pixels take() {
    Pixels taken = picture;
    picture = null;
    return taken;
  }

  @Override
  public void close() {
    if (picture != null) {
      picture.close();
    }
  }
}
