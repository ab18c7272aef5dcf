package io.darkroom.engine.colour;

import static io.darkroom.engine.Pictures.ascii;
import static io.darkroom.engine.Pictures.join;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** ICC profiles, version 2 and 4, written in code. */
public final class Profiles {
  private static final double[] D50 = {0.9642, 1, 0.8249};

  private Profiles() {}

  public static byte[] displayP3() {
    return matrix(
        "Display P3",
        new double[] {0.51512, 0.24120, -0.00105},
        new double[] {0.29198, 0.69225, 0.04189},
        new double[] {0.15710, 0.06657, 0.78407},
        srgbCurve());
  }

  public static byte[] srgb() {
    return matrix(
        "sRGB",
        new double[] {0.43607, 0.22249, 0.01392},
        new double[] {0.38515, 0.71687, 0.09708},
        new double[] {0.14307, 0.06061, 0.71410},
        srgbCurve());
  }

  public static byte[] adobeRgb() {
    return matrix(
        "Adobe RGB (1998)",
        new double[] {0.60974, 0.31111, 0.01947},
        new double[] {0.20528, 0.62567, 0.06087},
        new double[] {0.14919, 0.06322, 0.74457},
        gamma(563 / 256.0));
  }

  /** ProPhoto's primaries, half of whose blue nobody can see, with linear light. */
  public static byte[] linearProPhoto() {
    return matrix(
        "Linear ProPhoto",
        new double[] {0.79767, 0.28804, 0},
        new double[] {0.13519, 0.71188, 0},
        new double[] {0.03134, 0.00009, 0.82491},
        join(ascii("curv"), int32(0), int32(0)));
  }

  /** sRGB with red and blue for one another: nobody overlooks it. */
  public static byte[] swapped(String description) {
    return matrix(
        description,
        new double[] {0.14307, 0.06061, 0.71410},
        new double[] {0.38515, 0.71687, 0.09708},
        new double[] {0.43607, 0.22249, 0.01392},
        srgbCurve());
  }

  public static byte[] matrix(
      String description, double[] red, double[] green, double[] blue, byte[] curve) {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", description(description));
    tags.put("wtpt", xyz(D50));
    tags.put("rXYZ", xyz(red));
    tags.put("gXYZ", xyz(green));
    tags.put("bXYZ", xyz(blue));
    tags.put("rTRC", curve);
    tags.put("gTRC", curve);
    tags.put("bTRC", curve);
    return profile("mntr", "RGB ", "XYZ ", tags);
  }

  public static byte[] grey(byte[] curve) {
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", description("Grey"));
    tags.put("wtpt", xyz(D50));
    tags.put("kTRC", curve);
    return profile("mntr", "GRAY", "XYZ ", tags);
  }

  /**
   * A press in a table (lut16Type) of five cells an ink: the paper is a little yellow, cyan is
   * greener and magenta redder than by the plain formula, and black is not quite black.
   */
  public static byte[] press() {
    int cells = 5;
    ByteBuffer table = ByteBuffer.allocate(cells * cells * cells * cells * 3 * 2);
    double[] steps = {0, 0.25, 0.5, 0.75, 1};
    for (double cyan : steps) {
      for (double magenta : steps) {
        for (double yellow : steps) {
          for (double black : steps) {
            printed(cyan, magenta, yellow, black, table);
          }
        }
      }
    }
    ByteBuffer lut = ByteBuffer.allocate(52 + 4 * 4 + table.capacity() + 3 * 4);
    lut.put(ascii("mft2")).putInt(0).put((byte) 4).put((byte) 3).put((byte) cells).put((byte) 0);
    for (int i = 0; i < 9; i++) {
      lut.putInt(i % 4 == 0 ? 65536 : 0);
    }
    lut.putShort((short) 2).putShort((short) 2);
    for (int i = 0; i < 4; i++) {
      lut.putShort((short) 0).putShort((short) 0xffff);
    }
    lut.put(table.array());
    for (int i = 0; i < 3; i++) {
      lut.putShort((short) 0).putShort((short) 0xffff);
    }
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", description("Press"));
    tags.put("wtpt", xyz(D50));
    tags.put("A2B0", lut.array());
    return profile("prtr", "CMYK", "Lab ", tags);
  }

  private static void printed(
      double cyan, double magenta, double yellow, double black, ByteBuffer table) {
    double left = 1 - 0.85 * black;
    double lightness = 95 * left * (1 - 0.4 * cyan) * (1 - 0.5 * magenta) * (1 - 0.06 * yellow);
    double a = left * (72 * magenta - 38 * cyan);
    double b = left * (2 + 90 * yellow * (1 - 0.5 * cyan) - 46 * cyan - 5 * magenta);
    table.putShort((short) Math.round(lightness * 652.8)); // 100 is ff00
    table.putShort((short) Math.round((a + 128) * 256));
    table.putShort((short) Math.round((b + 128) * 256));
  }

  /** The same as a table of RGB (lut8Type) of two cells: more red is more red, somehow. */
  public static byte[] scanner() {
    ByteBuffer lut = ByteBuffer.allocate(48 + 3 * 256 + 8 * 3 + 3 * 256);
    lut.put(ascii("mft1")).putInt(0).put((byte) 3).put((byte) 3).put((byte) 2).put((byte) 0);
    for (int i = 0; i < 9; i++) {
      lut.putInt(i % 4 == 0 ? 65536 : 0);
    }
    for (int i = 0; i < 3 * 256; i++) {
      lut.put((byte) i);
    }
    int[][] lab = {
      {0, 0, 0},
      {30, 10, -60},
      {80, -60, 50},
      {85, -40, -10},
      {50, 65, 45},
      {55, 70, -40},
      {92, -10, 70},
      {100, 0, 0}
    };
    for (int[] colour : lab) {
      lut.put((byte) (colour[0] * 255 / 100));
      lut.put((byte) (colour[1] + 128));
      lut.put((byte) (colour[2] + 128));
    }
    for (int i = 0; i < 3 * 256; i++) {
      lut.put((byte) i);
    }
    Map<String, byte[]> tags = new LinkedHashMap<>();
    tags.put("desc", description("Scanner"));
    tags.put("wtpt", xyz(D50));
    tags.put("A2B0", lut.array());
    return profile("scnr", "RGB ", "Lab ", tags);
  }

  /** A curve tag with one exponent. */
  public static byte[] gamma(double gamma) {
    int fixed = (int) Math.round(gamma * 256);
    return join(
        ascii("curv"), int32(0), int32(1), new byte[] {(byte) (fixed >> 8), (byte) fixed, 0, 0});
  }

  /** A parametric curve of kind 3: that of sRGB. */
  public static byte[] srgbCurve() {
    return join(
        ascii("para"),
        int32(0),
        new byte[] {0, 3, 0, 0},
        fixed(2.4),
        fixed(1 / 1.055),
        fixed(0.055 / 1.055),
        fixed(1 / 12.92),
        fixed(0.04045));
  }

  /** A sampled curve. */
  public static byte[] samples(int count, double gamma) {
    ByteBuffer tag = ByteBuffer.allocate(12 + 2 * count);
    tag.put(ascii("curv")).putInt(0).putInt(count);
    for (int i = 0; i < count; i++) {
      tag.putShort((short) Math.round(65535 * Math.pow(i / (count - 1.0), gamma)));
    }
    return tag.array();
  }

  public static byte[] profile(
      String device, String space, String connection, Map<String, byte[]> tags) {
    int size = 128 + 4 + 12 * tags.size();
    for (byte[] tag : tags.values()) {
      size += (tag.length + 3) & ~3;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    out.putInt(0, size).putInt(8, 0x02400000);
    out.put(12, ascii(device)).put(16, ascii(space)).put(20, ascii(connection));
    out.put(36, ascii("acsp"));
    for (int i = 0; i < 3; i++) {
      out.put(68 + 4 * i, fixed(D50[i]));
    }
    out.position(128).putInt(tags.size());
    int at = 128 + 4 + 12 * tags.size();
    for (Map.Entry<String, byte[]> tag : tags.entrySet()) {
      out.put(ascii(tag.getKey())).putInt(at).putInt(tag.getValue().length);
      at += (tag.getValue().length + 3) & ~3;
    }
    for (byte[] tag : tags.values()) {
      out.put(tag).position((out.position() + 3) & ~3);
    }
    return out.array();
  }

  /** A profile with one tag more. */
  public static byte[] with(byte[] profile, String tag, byte[] content) {
    ByteBuffer from = ByteBuffer.wrap(profile);
    Map<String, byte[]> tags = new LinkedHashMap<>();
    for (int i = 0; i < from.getInt(128); i++) {
      byte[] name = new byte[4];
      from.get(132 + 12 * i, name);
      byte[] data = new byte[from.getInt(132 + 12 * i + 8)];
      from.get(from.getInt(132 + 12 * i + 4), data);
      tags.put(new String(name, StandardCharsets.US_ASCII), data);
    }
    tags.put(tag, content);
    return profile("mntr", "RGB ", "XYZ ", tags);
  }

  /** textDescriptionType. */
  private static byte[] description(String text) {
    return join(
        ascii("desc"), int32(0), int32(text.length() + 1), ascii(text), new byte[1 + 8 + 3 + 67]);
  }

  private static byte[] xyz(double... values) {
    return join(ascii("XYZ "), int32(0), fixed(values[0]), fixed(values[1]), fixed(values[2]));
  }

  private static byte[] fixed(double value) {
    return int32((int) Math.round(value * 65536));
  }

  private static byte[] int32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }
}
