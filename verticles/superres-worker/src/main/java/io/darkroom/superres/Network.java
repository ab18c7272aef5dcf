package io.darkroom.superres;

import io.darkroom.contract.Failure;
import io.darkroom.engine.pixels.NativeMemory;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.steps.Depth;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvException;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.Rect;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.dnn.Dnn;
import org.opencv.dnn.Net;
import org.opencv.imgproc.Imgproc;

/** A model that was loaded. One thread. */
final class Network {
  private static final int COLOURS = 3;

  private final Model model;
  private final Net net;
  private final NativeMemory memory;

  private Network(Model model, Net net, NativeMemory memory) {
    this.model = model;
    this.net = net;
    this.memory = memory;
  }

  /** Loads a model's file. Fails with {@code MODEL_UNUSABLE}. */
  static Network load(Model model, byte[] file, NativeMemory memory) {
    MatOfByte bytes = new MatOfByte();
    try (Pixels onnx = memory.own(bytes, mat -> mat.fromArray(file))) {
      Net net = Dnn.readNetFromONNX(bytes);
      net.setPreferableBackend(Dnn.DNN_BACKEND_OPENCV);
      net.setPreferableTarget(Dnn.DNN_TARGET_CPU);
      return new Network(model, net, onnx.memory());
    } catch (CvException error) {
      throw Failure.MODEL_UNUSABLE.with(
          "The model " + model.name() + " cannot be loaded by OpenCV " + Core.VERSION + ".", error);
    }
  }

  Model model() {
    return model;
  }

  /**
   * Runs a tile.
   *
   * @param picture grey or BGR, of 8 or 16 bits
   * @return the tile larger, BGR in floats, black 0 and white 1; not clipped
   */
  Pixels run(Pixels picture, Tile tile) {
    double unit = model.range() / Depth.white(picture);
    try (Pixels seen = memory.lend(new Mat(picture.mat(), tile.seen()));
        Pixels floats = memory.make(to -> seen.mat().convertTo(to, CvType.CV_32F, unit));
        Pixels padded = memory.make(to -> pad(floats.mat(), tile, to));
        Pixels colours = memory.make(to -> colours(padded.mat(), to));
        Pixels blob = memory.own(blob(colours.mat()), any -> {});
        Pixels out = memory.own(forward(blob), any -> {})) {
      return made(out.mat(), tile);
    }
  }

  private static void pad(Mat from, Tile tile, Mat to) {
    Core.copyMakeBorder(
        from,
        to,
        tile.down().padBefore(),
        tile.down().padAfter(),
        tile.across().padBefore(),
        tile.across().padAfter(),
        Core.BORDER_REPLICATE);
  }

  private static void colours(Mat from, Mat to) {
    if (from.channels() == 1) {
      Imgproc.cvtColor(from, to, Imgproc.COLOR_GRAY2BGR);
    } else {
      from.copyTo(to);
    }
  }

  private Mat blob(Mat bgr) {
    boolean swap = model.channels() == Model.Channels.RGB;
    return Dnn.blobFromImage(bgr, 1, new Size(), new Scalar(0), swap, false, CvType.CV_32F);
  }

  private Mat forward(Pixels blob) {
    try {
      net.setInput(blob.mat());
      return net.forward();
    } catch (CvException error) {
      throw Failure.MODEL_UNUSABLE.with(
          "The model " + model.name() + " cannot be run by OpenCV " + Core.VERSION + ".", error);
    }
  }

  /** The tile's part of [1, 3, height, width], in BGR. */
  private Pixels made(Mat out, Tile tile) {
    int height = (tile.down().fed() - 2 * model.netPadding()) * model.scale();
    int width = (tile.across().fed() - 2 * model.netPadding()) * model.scale();
    if (out.dims() != 4
        || out.size(1) != COLOURS
        || out.size(2) != height
        || out.size(3) != width) {
      throw Failure.MODEL_UNUSABLE.with(
          "The model "
              + model.name()
              + " does not make of "
              + tile.across().fed()
              + "x"
              + tile.down().fed()
              + " pixels the "
              + width
              + "x"
              + height
              + " that its descriptor says.");
    }
    Rect place = tile.place(model);
    boolean rgb = model.channels() == Model.Channels.RGB;
    try (Pixels planes = memory.lend(out.reshape(1, new int[] {COLOURS * height, width}));
        Pixels blue = plane(planes, height * (rgb ? 2 : 0), place);
        Pixels green = plane(planes, height, place);
        Pixels red = plane(planes, height * (rgb ? 0 : 2), place)) {
      return memory.make(
          to -> {
            Core.merge(List.of(blue.mat(), green.mat(), red.mat()), to);
            if (model.range() != 1) {
              to.convertTo(to, -1, 1.0 / model.range());
            }
          });
    }
  }

  private Pixels plane(Pixels planes, int top, Rect place) {
    return memory.lend(
        new Mat(planes.mat(), new Rect(place.x, top + place.y, place.width, place.height)));
  }
}
