package io.darkroom.imageworker;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What an image file is, by its first bytes; never by its name or media type. */
enum SourceFormat {
  JPEG,
  PNG,
  WEBP,
  GIF,

  // Known, so that they can be refused by name. None of them is ever given to a decoder.
  TIFF,
  BMP,
  JPEG2000,
  OPENEXR,
  RADIANCE_HDR,
  NETPBM,
  SUN_RASTER,
  HEIF,
  AVIF,
  PSD,
  ICO,
  SVG,
  PDF;

  /** The format's name as messages and results spell it. */
  String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The format of these bytes; null when they are no image we know. */
  static SourceFormat of(byte[] bytes) {
    if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBP")) {
      return WEBP;
    }
    if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) {
      return GIF;
    }
    return refused(bytes);
  }

  private static SourceFormat refused(byte[] bytes) {
    if (starts(bytes, 0, "II*\0") || starts(bytes, 0, "MM\0*") || starts(bytes, 0, "II+\0")) {
      return TIFF;
    }
    if (starts(bytes, 0, "\0\0\0\u000cjP  ") || starts(bytes, 0, "\u00ffO\u00ffQ")) {
      return JPEG2000;
    }
    if (starts(bytes, 4, "ftyp")) {
      return starts(bytes, 8, "avi") ? AVIF : HEIF;
    }
    if (starts(bytes, 0, "BM")) {
      return BMP;
    }
    if (starts(bytes, 0, "v/1\u0001")) {
      return OPENEXR;
    }
    if (starts(bytes, 0, "#?RADIANCE") || starts(bytes, 0, "#?RGBE")) {
      return RADIANCE_HDR;
    }
    if (starts(bytes, 0, "Y\u00a6j\u0095")) {
      return SUN_RASTER;
    }
    if (starts(bytes, 0, "8BPS")) {
      return PSD;
    }
    if (starts(bytes, 0, "\0\0\u0001\0")) {
      return ICO;
    }
    if (starts(bytes, 0, "%PDF-")) {
      return PDF;
    }
    return text(bytes);
  }

  private static SourceFormat text(byte[] bytes) {
    if (bytes.length > 2
        && bytes[0] == 'P'
        && "123456Ff7".indexOf(bytes[1]) >= 0
        && bytes[2] <= 32) {
      return NETPBM;
    }
    String head = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1);
    return head.contains("<svg") ? SVG : null;
  }

  private static boolean starts(byte[] bytes, int at, String magic) {
    if (bytes.length < at + magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((bytes[at + i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
