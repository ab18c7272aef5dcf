package io.darkroom.engine.colour;

import io.darkroom.engine.pixels.Pixels;

/** A profile of grey: one curve (kTRC), as a table of all values there are. */
final class Grey implements Conversion {
  private final Curve light;

  private Grey(Curve light) {
    this.light = light;
  }

  static Grey of(IccProfile profile) throws BrokenProfile {
    Curve curve = Curve.read(profile, "kTRC");
    return new Grey(profile.lab() ? value -> luminance(curve.at(value)) : curve);
  }

  static Grey of(Curve light) {
    return new Grey(light);
  }

  @Override
  public boolean nothing() {
    for (int value = 0; value < 256; value++) {
      if (Math.abs(value - 255 * Srgb.value(light.at(value / 255.0))) > Shaper.SEEN) {
        return false;
      }
    }
    return true;
  }

  /** Of four channels, the first three are the same grey. */
  @Override
  public Pixels apply(Pixels taken) {
    int channels = taken.mat().channels();
    int greys = Math.min(3, channels);
    if (Rows.sixteenBits(taken)) {
      short[] table = sixteenBits();
      Rows.changeShorts(
          taken,
          values -> {
            for (int i = 0; i < values.length; i++) {
              if (i % channels < greys) {
                values[i] = table[values[i] & 0xffff];
              }
            }
          });
    } else {
      byte[] table = eightBits();
      Rows.changeBytes(
          taken,
          values -> {
            for (int i = 0; i < values.length; i++) {
              if (i % channels < greys) {
                values[i] = table[values[i] & 0xff];
              }
            }
          });
    }
    return taken;
  }

  private byte[] eightBits() {
    byte[] table = new byte[256];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) Math.round(255 * Srgb.value(light.at(i / 255.0)));
    }
    return table;
  }

  private short[] sixteenBits() {
    short[] table = new short[65536];
    for (int i = 0; i < table.length; i++) {
      table[i] = (short) Math.round(65535 * Srgb.value(light.at(i / 65535.0)));
    }
    return table;
  }

  /** CIE 15: Y of L*, which is given from 0 to 1. */
  private static double luminance(double lightness) {
    double f = (100 * lightness + 16) / 116;
    return f > 6 / 29.0 ? f * f * f : (f - 4 / 29.0) * 3 * 36 / 841;
  }
}
