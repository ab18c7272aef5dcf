package io.darkroom.engine.colour;

import java.util.Locale;

/** Which numbers a file keeps of a pixel. */
public enum Space {
  GRAY("GRAY", 1),
  RGB("RGB ", 3),
  /** Inks, 0 for none. */
  CMYK("CMYK", 4);

  private final String signature;
  private final int channels;

  Space(String signature, int channels) {
    this.signature = signature;
    this.channels = channels;
  }

  /** How ICC profiles spell it. */
  String signature() {
    return signature;
  }

  int channels() {
    return channels;
  }

  /** How results spell it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
