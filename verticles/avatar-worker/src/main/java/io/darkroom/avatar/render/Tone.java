package io.darkroom.avatar.render;

import io.darkroom.avatar.raster.Resolve;

/** What becomes of a colour last of all, of {@link Style#FLAT}. */
public enum Tone implements Resolve.Tones {
  /** Nothing: twice the light is twice the light. */
  PLAIN,
  /**
   * The Godot explorer's curve, as measured from its pictures: shadows are lighter by 3 of 255,
   * lights darker by 5.
   */
  GODOT;

  /** Bytes and what is added to them; even between them. */
  private static final int[][] CURVE = {{0, 0}, {72, 3}, {105, 3}, {138, 0}, {197, -5}, {255, -5}};

  @Override
  public int of(int encoded) {
    if (this == PLAIN) {
      return encoded;
    }
    int i = 1;
    while (CURVE[i][0] < encoded) {
      i++;
    }
    int[] from = CURVE[i - 1];
    int[] to = CURVE[i];
    float share = (float) (encoded - from[0]) / (to[0] - from[0]);
    return encoded + Math.round(from[1] + share * (to[1] - from[1]));
  }
}
