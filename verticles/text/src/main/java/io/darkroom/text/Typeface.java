package io.darkroom.text;

/** The letters a text is asked for in; other scripts have one face each. */
public enum Typeface {
  SANS("NotoSans"),
  SERIF("NotoSerif");

  private final String file;

  Typeface(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }
}
