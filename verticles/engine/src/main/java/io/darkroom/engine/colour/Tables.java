package io.darkroom.engine.colour;

import io.darkroom.engine.pixels.Pixels;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Set;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * A profile with tables (A2B0), or any other LittleCMS makes sense of: by the JDK's LittleCMS. It
 * gets the tags for the way in alone: nothing else of the stranger's profile is parsed. It is asked
 * for the nodes of a {@link Grid}, and not for each pixel, for which it takes half a microsecond.
 */
final class Tables implements Conversion {
  private static final Set<String> PERCEPTUAL =
      Set.of("A2B0", "wtpt", "chad", "kTRC", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");
  private static final Set<String> COLORIMETRIC = Set.of("A2B1", "wtpt", "chad");

  private static final int PIXELS = 1 << 14;
  private static final int EIGHT_TO_SIXTEEN_BITS = 257;

  private final Space space;
  private final Grid grid;

  private Tables(Space space, Grid grid) {
    this.space = space;
    this.grid = grid;
  }

  static Tables of(IccProfile profile, Space space) throws BrokenProfile {
    boolean colorimetric = !profile.has("A2B0") && profile.has("A2B1");
    byte[] way = profile.asPerceptualInput(colorimetric ? COLORIMETRIC : PERCEPTUAL);
    int channels = space.channels();
    int nodes = Grid.nodesFor(channels);
    try {
      ICC_Profile[] profiles = {
        ICC_Profile.getInstance(way), ICC_Profile.getInstance(ColorSpace.CS_sRGB)
      };
      short[] colours =
          colours(new ColorConvertOp(profiles, null), Grid.combinations(channels, nodes), channels);
      return new Tables(space, new Grid(channels, nodes, colours));
    } catch (IllegalArgumentException | CMMException refused) {
      throw new BrokenProfile("was refused by LittleCMS", refused);
    }
  }

  private static short[] colours(ColorConvertOp op, short[] combinations, int channels) {
    int count = combinations.length / channels;
    WritableRaster from =
        Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, count, 1, channels, null);
    WritableRaster to = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, count, 1, 3, null);
    from.setDataElements(0, 0, count, 1, combinations);
    op.filter(from, to);
    return ((DataBufferUShort) to.getDataBuffer()).getData();
  }

  @Override
  public boolean nothing() {
    return false;
  }

  /** What was alpha remains it. */
  @Override
  public Pixels apply(Pixels taken) {
    try (taken) {
      Mat from = taken.mat();
      int channels = space == Space.CMYK ? 3 : Math.max(3, from.channels());
      return taken
          .memory()
          .make(
              to -> {
                to.create(from.rows(), from.cols(), CvType.makeType(from.depth(), channels));
                int rows = Math.max(1, PIXELS / from.cols());
                for (int y = 0; y < from.rows(); y += rows) {
                  convert(from, to, y, Math.min(rows, from.rows() - y) * from.cols());
                }
              });
    }
  }

  private void convert(Mat from, Mat to, int y, int count) {
    boolean deep = from.depth() == CvType.CV_16U;
    int unit = deep ? 1 : EIGHT_TO_SIXTEEN_BITS;
    int comesIn = from.channels();
    int goesOut = to.channels();
    Values in = new Values(from.depth(), count * comesIn);
    Values out = new Values(to.depth(), count * goesOut);
    in.read(from, y);
    int channels = space.channels();
    int[] device = new int[channels];
    int[] rgb = new int[3];
    for (int i = 0; i < count; i++) {
      for (int channel = 0; channel < channels; channel++) {
        device[channel] = in.get(i * comesIn + place(channel)) * unit;
      }
      grid.colour(device, rgb);
      for (int channel = 0; channel < 3; channel++) {
        out.set(i * goesOut + 2 - channel, (rgb[channel] + unit / 2) / unit);
      }
      if (goesOut == 4) {
        out.set(i * goesOut + 3, in.get(i * comesIn + 3));
      }
    }
    out.write(to, y);
  }

  /** Where a profile's channel is in a picture: BGR, but grey and inks as they are. */
  private int place(int channel) {
    return space == Space.RGB ? 2 - channel : channel;
  }
}
