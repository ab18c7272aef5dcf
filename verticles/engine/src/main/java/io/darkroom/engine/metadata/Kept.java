package io.darkroom.engine.metadata;

import io.darkroom.contract.renditions.Keep;
import io.darkroom.engine.encode.Encoded;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/** What goes into finished files, which have no metadata of their own. */
public final class Kept {
  private static final byte[] NOTHING = {};

  /** Bytes around what is put in, in any format. */
  private static final int FRAMES = 128;

  /** A profile grows by less than a byte in so many, by the heads of segments. */
  private static final int SHARE = 1024;

  private final byte[] icc;
  private final Rights rights;

  /**
   * Keeps a profile and rights.
   *
   * @param icc empty for none; the pixels are as it has them
   */
  public Kept(byte[] icc, Rights rights) {
    this.icc = icc;
    this.rights = rights;
  }

  /** True if pixels go out as the profile has them. */
  public boolean profile() {
    return icc.length > 0;
  }

  /** True if files stay as they are. */
  public boolean nothing() {
    return !profile() && rights.none();
  }

  /** What is kept, as jobs and results spell it. */
  public List<String> wire() {
    List<String> names = new ArrayList<>();
    if (!rights.none()) {
      names.add(Keep.COPYRIGHT.wire());
    }
    if (profile()) {
      names.add(Keep.ICC.wire());
    }
    return names;
  }

  /** By how much a file becomes larger, at most, in bytes. */
  public int bytes() {
    if (nothing()) {
      return 0;
    }
    int exif = rights.none() ? 0 : RightsExif.of(rights).length;
    return FRAMES + exif + icc.length + icc.length / SHARE;
  }

  /** The file with all of it. */
  public Encoded into(Encoded encoded, Pixels picture) {
    if (nothing()) {
      return encoded;
    }
    byte[] exif = rights.none() ? NOTHING : RightsExif.of(rights);
    byte[] file = encoded.file().getBytes();
    byte[] with =
        switch (encoded.format()) {
          case JPEG -> JpegSplice.with(file, icc, exif);
          case PNG -> PngSplice.with(file, icc, exif);
          case WEBP -> new WebpSplice(picture).with(file, icc, exif);
          default -> throw new IllegalStateException(encoded.format() + " was encoded");
        };
    return new Encoded(encoded.format(), encoded.quality(), Buffer.buffer(with));
  }
}
