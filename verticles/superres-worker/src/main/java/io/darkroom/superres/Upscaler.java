package io.darkroom.superres;

import io.darkroom.engine.Developer;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Depth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.Mat;
import org.opencv.core.Rect;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** Makes a picture larger, tile by tile: 8 or 16 bits, grey, BGR, or BGRA with straight alpha. */
final class Upscaler {
  private static final int ALPHA = 3;

  private final Network network;
  private final NativeMemory memory;

  Upscaler(Network network, NativeMemory memory) {
    this.network = network;
    this.memory = memory;
  }

  /** Takes the tiles of the larger picture, one after the other, and does not keep them. */
  interface Taker {
    void take(Tile tile, Pixels made) throws IOException;
  }

  /** A new picture; without alpha, if nothing shines through the one given. */
  Pixels upscale(Pixels picture, Tiling tiling, Developer.Listener listener) {
    int scale = network.model().scale();
    try (Sheet sheet = new Sheet(memory, picture.width() * scale, picture.height() * scale)) {
      each(picture, tiling.tiles(), (tile, made) -> sheet.paste(made, tile.made(scale)), listener);
      return sheet.take();
    } catch (IOException impossible) { // a sheet does not throw it
      throw new UncheckedIOException(impossible);
    }
  }

  /** Makes some tiles of the larger picture; they are as they are when all are made. */
  void each(Pixels picture, List<Tile> tiles, Taker taker, Developer.Listener listener)
      throws IOException {
    if (!picture.alpha()) {
      each(tiles, tile -> run(picture, tile), taker, listener);
      return;
    }
    try (Pixels alpha = memory.make(to -> Core.extractChannel(picture.mat(), to, ALPHA));
        Pixels colours = HiddenColours.filled(picture, alpha)) {
      boolean opaque = Core.minMaxLoc(alpha.mat()).minVal == Depth.white(picture);
      Maker maker = opaque ? tile -> run(colours, tile) : tile -> transparent(colours, alpha, tile);
      each(tiles, maker, taker, listener);
    }
  }

  /** Makes one tile of the larger picture. */
  private interface Maker {
    Pixels make(Tile tile);
  }

  private static void each(List<Tile> tiles, Maker maker, Taker taker, Developer.Listener listener)
      throws IOException {
    int done = 0;
    for (Tile tile : tiles) {
      listener.developed(done, tiles.size());
      try (Pixels made = maker.make(tile)) {
        taker.take(tile, made);
      }
      done++;
    }
    listener.developed(done, done);
  }

  /** A tile as the picture is: grey or not, 8 or 16 bits. */
  private Pixels run(Pixels picture, Tile tile) {
    double white = Depth.white(picture);
    int depth = picture.mat().depth();
    try (Pixels floats = network.run(picture, tile)) {
      if (picture.mat().channels() > 1) {
        return memory.make(to -> floats.mat().convertTo(to, depth, white));
      }
      try (Pixels grey =
          memory.make(to -> Imgproc.cvtColor(floats.mat(), to, Imgproc.COLOR_BGR2GRAY))) {
        return memory.make(to -> grey.mat().convertTo(to, depth, white));
      }
    }
  }

  private Pixels transparent(Pixels colours, Pixels alpha, Tile tile) {
    try (Pixels colour = run(colours, tile);
        Pixels clear = run(alpha, tile)) {
      bound(clear, alpha, tile);
      return memory.make(to -> Core.merge(List.of(colour.mat(), clear.mat()), to));
    }
  }

  /**
   * Keeps alpha between the least and the most that its neighbours have: what is opaque all around
   * stays opaque, what is clear stays clear.
   */
  private void bound(Pixels made, Pixels alpha, Tile tile) {
    int left = Math.max(0, tile.across().start() - 1);
    int top = Math.max(0, tile.down().start() - 1);
    int right = Math.min(alpha.width(), tile.across().start() + tile.across().length() + 1);
    int bottom = Math.min(alpha.height(), tile.down().start() + tile.down().length() + 1);
    Rect own =
        new Rect(
            tile.across().start() - left,
            tile.down().start() - top,
            tile.across().length(),
            tile.down().length());
    try (Pixels near =
            memory.lend(new Mat(alpha.mat(), new Rect(left, top, right - left, bottom - top)));
        Pixels window =
            memory.own(
                Imgproc.getStructuringElement(Imgproc.MORPH_RECT, new Size(3, 3)), any -> {});
        Pixels least = memory.make(to -> Imgproc.erode(near.mat(), to, window.mat()));
        Pixels most = memory.make(to -> Imgproc.dilate(near.mat(), to, window.mat()));
        Pixels floor = enlarged(least, own, made);
        Pixels ceiling = enlarged(most, own, made)) {
      Core.max(made.mat(), floor.mat(), made.mat());
      Core.min(made.mat(), ceiling.mat(), made.mat());
    }
  }

  private Pixels enlarged(Pixels picture, Rect part, Pixels like) {
    try (Pixels shown = memory.lend(new Mat(picture.mat(), part))) {
      Size size = new Size(like.width(), like.height());
      return memory.make(to -> Imgproc.resize(shown.mat(), to, size, 0, 0, Imgproc.INTER_NEAREST));
    }
  }
}
