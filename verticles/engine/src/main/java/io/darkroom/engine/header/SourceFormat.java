package io.darkroom.engine.header;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What an image file is, by its first bytes; never by its name or media type. */
public enum SourceFormat {
  JPEG,
  PNG,
  WEBP,
  GIF,
  BMP,
  TIFF,

  // Known, so that they can be refused by name. None of them is ever given to a decoder.
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
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The format of these bytes; null when they are no image we know. */
  public static SourceFormat of(Bytes bytes) {
    if (bytes.says(0, "\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (bytes.says(0, "\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (bytes.says(0, "RIFF") && bytes.says(8, "WEBP")) {
      return WEBP;
    }
    if (bytes.says(0, "GIF87a") || bytes.says(0, "GIF89a")) {
      return GIF;
    }
    return refused(bytes);
  }

  private static SourceFormat refused(Bytes bytes) {
    if (bytes.says(0, "II*\0")
        || bytes.says(0, "MM\0*")
        || bytes.says(0, "II+\0")
        || bytes.says(0, "MM\0+")) {
      return TIFF;
    }
    if (bytes.says(0, "\0\0\0\u000cjP  ") || bytes.says(0, "\u00ffO\u00ffQ")) {
      return JPEG2000;
    }
    if (bytes.says(4, "ftypavi")) {
      return AVIF;
    }
    if (bytes.says(4, "ftyphe") || bytes.says(4, "ftypmif1") || bytes.says(4, "ftypmsf1")) {
      return HEIF;
    }
    if (bytes.says(0, "BM")) {
      return BMP;
    }
    if (bytes.says(0, "v/1\u0001")) {
      return OPENEXR;
    }
    if (bytes.says(0, "#?RADIANCE") || bytes.says(0, "#?RGBE")) {
      return RADIANCE_HDR;
    }
    if (bytes.says(0, "Y\u00a6j\u0095")) {
      return SUN_RASTER;
    }
    if (bytes.says(0, "8BPS")) {
      return PSD;
    }
    if (bytes.says(0, "\0\0\u0001\0")) {
      return ICO;
    }
    if (bytes.says(0, "%PDF-")) {
      return PDF;
    }
    return text(bytes);
  }

  private static SourceFormat text(Bytes bytes) {
    if (bytes.length() > 2
        && bytes.says(0, "P")
        && "123456Ff7".indexOf(bytes.u8(1)) >= 0
        && bytes.u8(2) <= ' ') {
      return NETPBM;
    }
    byte[] head = new byte[Math.min(bytes.length(), 512)];
    bytes.buffer().get(0, head);
    return new String(head, StandardCharsets.ISO_8859_1).contains("<svg") ? SVG : null;
  }
}
