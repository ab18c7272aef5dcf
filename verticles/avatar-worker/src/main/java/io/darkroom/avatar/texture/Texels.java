package io.darkroom.avatar.texture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * From an image as the JDK decodes it to texels. Bands are taken as they are: {@code getRGB} takes
 * grey for linear light, and makes it brighter than it is.
 */
final class Texels {
  private static final int OPAQUE = 0xff << 24;

  private Texels() {}

  static Texture of(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] texels = new int[width * height];
    Raster raster = image.getRaster();
    if (image.getColorModel() instanceof IndexColorModel palette) {
      int[] row = new int[width];
      for (int y = 0; y < height; y++) {
        raster.getSamples(0, y, width, 1, 0, row);
        for (int x = 0; x < width; x++) {
          texels[y * width + x] = palette.getRGB(row[x]);
        }
      }
    } else {
      int bands = raster.getNumBands();
      int shift = raster.getTransferType() == DataBuffer.TYPE_USHORT ? 8 : 0;
      int[] row = new int[width * bands];
      for (int y = 0; y < height; y++) {
        raster.getPixels(0, y, width, 1, row);
        for (int x = 0; x < width; x++) {
          texels[y * width + x] = argb(row, x * bands, bands, shift);
        }
      }
    }
    return Texture.of(width, height, texels);
  }

  /** One band is grey, two are grey and alpha, three are a colour, four that and alpha. */
  private static int argb(int[] row, int at, int bands, int shift) {
    int first = row[at] >> shift & 0xff;
    if (bands <= 2) {
      int alpha = bands == 2 ? row[at + 1] >> shift << 24 : OPAQUE;
      return alpha | first << 16 | first << 8 | first;
    }
    int alpha = bands == 4 ? row[at + 3] >> shift << 24 : OPAQUE;
    int green = row[at + 1] >> shift & 0xff;
    int blue = row[at + 2] >> shift & 0xff;
    return alpha | first << 16 | green << 8 | blue;
  }
}
