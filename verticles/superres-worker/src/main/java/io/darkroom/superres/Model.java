package io.darkroom.superres;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;

/**
 * A network and what must be known to use it; read from the descriptor beside its ONNX file. The
 * file has one input [N,3,H,W] and one output [N,3,{@code scale}*h,{@code scale}*w], float32.
 *
 * @param name as results name it
 * @param sha256 of the file, in lower-case hex
 * @param scale by which it makes a picture larger
 * @param netPadding pixels that must be put around the input because the network takes them away
 * @param multiple of what the padded input's sides must be
 * @param overlap pixels of its surroundings that a tile needs so that no seam can be seen
 * @param reach from how far a pixel can have an influence; 0 when all of a tile has
 * @param tile side of a tile without its overlap at which it runs best
 * @param bytesPerPixel memory that running it takes for one pixel of its input
 * @param pixelsPerSecond that come out of it, on one core: what its work is foreseen by
 * @param channels their order
 * @param range what white is: 1 or 255
 * @param licence of the weights, by its SPDX name
 * @param attribution whose they are
 */
record Model(
    String name,
    String sha256,
    int scale,
    int netPadding,
    int multiple,
    int overlap,
    int reach,
    int tile,
    int bytesPerPixel,
    int pixelsPerSecond,
    Channels channels,
    int range,
    String licence,
    String attribution) {
  private static final int MAX_SCALE = 8;
  private static final int MAX_PADDING = 256;
  private static final int MAX_TILE = 1_024;
  private static final int DEFAULT_TILE = 128;
  private static final int DEFAULT_BYTES_PER_PIXEL = 16_000;
  private static final int DEFAULT_PIXELS_PER_SECOND = 200_000;
  private static final int EIGHT_BITS = 255;

  /** Our own floats of a tile, for each pixel that goes in, and for each that comes out. */
  private static final int FLOATS = 3 * Float.BYTES;

  private static final int IN = 4 * FLOATS;
  private static final int OUT = 3 * FLOATS;

  /** In which order a network wants, and gives, them. */
  enum Channels {
    RGB,
    BGR
  }

  /** Reads a descriptor, complaining about what is wrong with it. */
  static Model read(String name, Conf conf) {
    String sha256 = conf.text("sha256");
    int netPadding = conf.count("netPadding", 0, 0, MAX_PADDING);
    Model model =
        new Model(
            name,
            sha256,
            conf.count("scale", 2, 1, MAX_SCALE),
            netPadding,
            conf.count("multiple", 1, 1, MAX_TILE),
            conf.count("overlap", netPadding, 0, MAX_PADDING),
            conf.count("reach", 0, 0, Integer.MAX_VALUE),
            conf.count("tile", DEFAULT_TILE, 1, MAX_TILE),
            conf.count("bytesPerPixel", DEFAULT_BYTES_PER_PIXEL, 1, Integer.MAX_VALUE),
            conf.count("pixelsPerSecond", DEFAULT_PIXELS_PER_SECOND, 1, Integer.MAX_VALUE),
            conf.choice("channels", Channels.class, Channels.RGB),
            conf.count("range", 1, 1, EIGHT_BITS),
            conf.text("licence"),
            conf.text("attribution", ""));
    if (!sha256.isEmpty() && !sha256.matches("[0-9a-f]{64}")) {
      conf.complain(
          Failure.INVALID_VALUE, "sha256", "must be the file's SHA-256, 64 lower-case hex digits");
    }
    if (model.range > 1 && model.range < EIGHT_BITS) {
      conf.complain(Failure.INVALID_VALUE, "range", "is " + model.range + ", must be 1 or 255");
    }
    return conf.done(model);
  }

  /** Memory that a tile takes while it is run, its surroundings included. */
  long tileBytes(long fedPixels) {
    return fedPixels * (bytesPerPixel + IN + (long) OUT * scale * scale);
  }
}
