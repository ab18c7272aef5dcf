package io.darkroom.engine.colour;

import io.darkroom.engine.Pictures;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;

/** Files of 16 bits a channel. */
public final class DeepFiles {
  private DeepFiles() {}

  /** Of one channel, grey and alpha, three, or four. */
  public static byte[] png(WritableRaster raster) {
    int bands = raster.getNumBands();
    boolean alpha = bands % 2 == 0;
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(bands < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB),
            alpha,
            false,
            alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    return Pictures.png(new BufferedImage(model, raster, false, null));
  }
}
