package io.darkroom.avatar.outfit;

/** A colour as profiles have it: sRGB, each from 0 to 1; what is outside is brought inside. */
public record Rgb(float r, float g, float b) {
  public static final Rgb WHITE = new Rgb(1, 1, 1);

  public Rgb {
    r = inside(r);
    g = inside(g);
    b = inside(b);
  }

  private static float inside(float value) {
    return value > 0 ? Math.min(value, 1) : 0;
  }
}
