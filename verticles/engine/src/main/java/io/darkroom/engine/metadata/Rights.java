package io.darkroom.engine.metadata;

/**
 * Whose picture it is.
 *
 * @param artist who made it; empty if nobody says
 * @param copyright the notice; empty if there is none
 */
public record Rights(String artist, String copyright) {
  /** Nobody's. */
  public static final Rights NONE = new Rights("", "");

  public boolean none() {
    return artist.isEmpty() && copyright.isEmpty();
  }
}
