package io.darkroom.map.fetch;

/**
 * An image that is to be fetched.
 *
 * @param url where from
 * @param width it must have; {@value #ANY} for any
 * @param height it must have; {@value #ANY} for any
 */
public record Wanted(String url, int width, int height) {
  /** Any width or height = {@value}. */
  public static final int ANY = 0;

  /** An image of any size. */
  public static Wanted ofAnySize(String url) {
    return new Wanted(url, ANY, ANY);
  }
}
