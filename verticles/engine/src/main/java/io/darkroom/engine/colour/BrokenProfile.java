package io.darkroom.engine.colour;

/** A profile that cannot be made sense of; the picture is developed without. */
final class BrokenProfile extends Exception {
  private static final long serialVersionUID = 1;

  BrokenProfile(String message) {
    super(message);
  }

  BrokenProfile(String message, Throwable cause) {
    super(message, cause);
  }
}
