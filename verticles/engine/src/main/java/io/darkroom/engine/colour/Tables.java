package io.darkroom.engine.colour;

import io.darkroom.engine.pixels.Pixels;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Set;
import org.opencv.core.CvType;
import org.opencv.core.Mat;

/**
 * A profile with tables (A2B0), or any other LittleCMS makes sense of: by the JDK's LittleCMS. It
 * gets the tags for the way in alone: nothing else of the stranger's profile is parsed.
 */
final class Tables implements Conversion {
  private static final Set<String> PERCEPTUAL =
      Set.of("A2B0", "wtpt", "chad", "kTRC", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");
  private static final Set<String> COLORIMETRIC = Set.of("A2B1", "wtpt", "chad");

  private static final int PIXELS = 1 << 14;

  private final Space space;
  private final ColorConvertOp op;

  private Tables(Space space, ColorConvertOp op) {
    this.space = space;
    this.op = op;
  }

  static Tables of(IccProfile profile, Space space) throws BrokenProfile {
    boolean colorimetric = !profile.has("A2B0") && profile.has("A2B1");
    byte[] way = profile.asPerceptualInput(colorimetric ? COLORIMETRIC : PERCEPTUAL);
    try {
      ICC_Profile[] profiles = {
        ICC_Profile.getInstance(way), ICC_Profile.getInstance(ColorSpace.CS_sRGB)
      };
      Tables tables = new Tables(space, new ColorConvertOp(profiles, null));
      tables.tried();
      return tables;
    } catch (IllegalArgumentException | CMMException refused) {
      throw new BrokenProfile("was refused by LittleCMS", refused);
    }
  }

  /** The profile is looked into when it is used, not when it is read. */
  private void tried() {
    Samples one = new Samples(1, space, DataBuffer.TYPE_BYTE);
    op.filter(one.from, one.to);
  }

  @Override
  public boolean nothing() {
    return false;
  }

  @Override
  public Pixels apply(Pixels taken) {
    try (taken) {
      Mat from = taken.mat();
      int depth = from.depth();
      int channels = space == Space.CMYK ? 3 : Math.max(3, from.channels());
      return taken
          .memory()
          .make(
              to -> {
                to.create(from.rows(), from.cols(), CvType.makeType(depth, channels));
                convert(from, to);
              });
    }
  }

  private void convert(Mat from, Mat to) {
    int type = from.depth() == CvType.CV_16U ? DataBuffer.TYPE_USHORT : DataBuffer.TYPE_BYTE;
    int rows = Math.max(1, PIXELS / from.cols());
    for (int y = 0; y < from.rows(); y += rows) {
      int count = Math.min(rows, from.rows() - y) * from.cols();
      Samples samples = new Samples(count, space, type);
      samples.read(from, y);
      op.filter(samples.from, samples.to);
      samples.write(to, y);
    }
  }

  /** Some pixels on the Java heap, as LittleCMS takes and gives them. */
  private static final class Samples {
    private final int count;
    private final int inks;
    private final WritableRaster from;
    private final WritableRaster to;
    private final Values in;
    private final Values out;
    private Values picture;

    Samples(int count, Space space, int type) {
      this.count = count;
      inks = space.channels();
      from = Raster.createInterleavedRaster(type, count, 1, inks, null);
      to = Raster.createInterleavedRaster(type, count, 1, 3, null);
      in = new Values(from.getDataBuffer());
      out = new Values(to.getDataBuffer());
    }

    void read(Mat mat, int y) {
      int channels = mat.channels();
      picture = new Values(mat.depth(), count * channels);
      picture.read(mat, y);
      for (int i = 0; i < count; i++) {
        for (int ink = 0; ink < inks; ink++) {
          in.set(i * inks + ink, picture.get(i * channels + place(ink)));
        }
      }
    }

    /** What was alpha remains it. */
    void write(Mat mat, int y) {
      int channels = mat.channels();
      Values made = new Values(mat.depth(), count * channels);
      for (int i = 0; i < count; i++) {
        for (int channel = 0; channel < 3; channel++) {
          made.set(i * channels + 2 - channel, out.get(i * 3 + channel));
        }
        if (channels == 4) {
          made.set(i * channels + 3, picture.get(i * channels + 3));
        }
      }
      made.write(mat, y);
    }

    /** Where a profile's channel is in a picture: BGR, but grey and inks as they are. */
    private int place(int channel) {
      return inks == 3 ? 2 - channel : channel;
    }
  }
}
