package io.darkroom.engine.turbo;

import io.darkroom.contract.Failure;
import java.util.Optional;

/** libjpeg-turbo, found on this machine. Safe for many threads. */
public final class TurboJpeg {
  /** Which codec is to do JPEG. */
  public enum Choice {
    /** libjpeg-turbo's library where there is one, else OpenCV's. */
    AUTO,
    /** libjpeg-turbo's library; without it nothing starts. */
    TURBO,
    /** OpenCV's. */
    OPENCV
  }

  private final TurboLibrary library;
  private final TurboDecoder decoder;
  private final TurboEncoder encoder;

  private TurboJpeg(TurboLibrary library) {
    this.library = library;
    decoder = new TurboDecoder(library);
    encoder = new TurboEncoder(library);
  }

  /**
   * Finds the library, if it is wanted; empty when OpenCV does it all. Blocks while it is loaded.
   * Fails with {@code INVALID_CONFIGURATION}.
   */
  public static Optional<TurboJpeg> find(Choice choice) {
    return choice == Choice.OPENCV ? Optional.empty() : of(choice, TurboLibrary.find());
  }

  static Optional<TurboJpeg> of(Choice choice, Optional<TurboLibrary> library) {
    if (library.isEmpty() && choice == Choice.TURBO) {
      throw Failure.INVALID_CONFIGURATION.with(
          "engine.jpeg is \"turbo\", but there is no libturbojpeg on this machine. Install it"
              + " (Debian, Ubuntu: apt-get install libturbojpeg0 or libturbojpeg; macOS: brew install"
              + " jpeg-turbo; else libjpeg-turbo.org), or set engine.jpeg: auto.");
    }
    return library.map(TurboJpeg::new);
  }

  public TurboDecoder decoder() {
    return decoder;
  }

  public TurboEncoder encoder() {
    return encoder;
  }

  /** Where the library is. */
  public String file() {
    return library.file();
  }
}
