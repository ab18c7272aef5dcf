package io.darkroom.engine.colour;

import io.darkroom.engine.header.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PNG's colours: by cICP, else iCCP, else sRGB, else cHRM and gAMA, in the order of rank that the
 * third edition gives them (W3C PNG §4.3).
 */
final class PngColours {
  private static final int SIGNATURE = 8;
  private static final int FRAME = 12;
  private static final int COLOUR_BIT = 2;
  private static final int SOME = 8192;

  private final Bytes bytes;
  private final Map<String, Integer> chunks = new HashMap<>();

  PngColours(Bytes bytes) {
    this.bytes = bytes;
  }

  Embedded read() {
    long at = SIGNATURE;
    while (bytes.has(at, FRAME) && bytes.has(at, FRAME + bytes.u32be((int) at))) {
      int chunk = (int) at;
      if (bytes.says(chunk + 4, "IDAT")) {
        break;
      }
      for (String type : new String[] {"IHDR", "cICP", "iCCP", "sRGB", "cHRM", "gAMA"}) {
        if (bytes.says(chunk + 4, type)) {
          chunks.putIfAbsent(type, chunk);
        }
      }
      at += FRAME + bytes.u32be(chunk);
    }
    int header = SIGNATURE + 8;
    int bits = bytes.u8(header + 8) == 16 ? 16 : 8;
    Space space = (bytes.u8(header + 9) & COLOUR_BIT) == 0 ? Space.GRAY : Space.RGB;
    return embedded(space, bits);
  }

  private Embedded embedded(Space space, int bits) {
    Integer code = chunks.get("cICP");
    if (code != null && bytes.u32be(code) == 4) {
      int primaries = bytes.u8(code + 8);
      int transfer = bytes.u8(code + 9);
      Conversion coded = CodePoints.conversion(primaries, transfer, space);
      return new Embedded(space, bits, Embedded.NONE, coded == null, coded, null);
    }
    Integer profile = chunks.get("iCCP");
    if (profile != null) {
      ByteBuffer icc = inflated(profile);
      return new Embedded(space, bits, icc, icc.limit() == 0, null, null);
    }
    Conversion said = chunks.containsKey("sRGB") ? null : primaries(space);
    return new Embedded(space, bits, Embedded.NONE, false, said, null);
  }

  /** Empty when it is broken or too large. */
  private ByteBuffer inflated(int chunk) {
    int end = chunk + 8 + (int) bytes.u32be(chunk);
    int at = chunk + 8;
    while (at < end && bytes.u8(at) != 0) {
      at++;
    }
    at += 2; // the name's end, and the method, of which there is one
    if (at >= end) {
      return Embedded.NONE;
    }
    ByteArrayOutputStream inflated = new ByteArrayOutputStream();
    byte[] some = new byte[SOME];
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes.buffer().slice(at, end - at));
      int count = 1;
      while (count > 0 && inflated.size() <= IccProfile.MAX_BYTES) {
        count = inflater.inflate(some);
        inflated.write(some, 0, count);
      }
      return inflater.finished() ? ByteBuffer.wrap(inflated.toByteArray()) : Embedded.NONE;
    } catch (DataFormatException broken) {
      return Embedded.NONE;
    } finally {
      inflater.end();
    }
  }

  private Conversion primaries(Space space) {
    Integer gamma = chunks.get("gAMA");
    if (gamma == null || bytes.u32be(gamma) != 4) {
      return null; // primaries alone tell no colours
    }
    Integer primaries = chunks.get("cHRM");
    if (primaries == null || bytes.u32be(primaries) != 32) {
      return Chroma.SRGB.conversion(bytes.u32be(gamma + 8), space);
    }
    double[] xy = new double[8];
    for (int i = 0; i < xy.length; i++) {
      xy[i] = bytes.u32be(primaries + 8 + 4 * i) / 100_000.0;
    }
    return new Chroma(xy[0], xy[1], xy[2], xy[3], xy[4], xy[5], xy[6], xy[7])
        .conversion(bytes.u32be(gamma + 8), space);
  }
}
