package io.darkroom.avatar.render;

/** What becomes of a colour last of all. */
public enum Tone {
  /** Nothing: a colour of half the light has half the light. */
  PLAIN,
  /** The Godot explorer's curve, as measured from its pictures: shadows +3, lights -5. */
  GODOT
}
