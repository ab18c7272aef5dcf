package io.darkroom.engine.metadata;

import io.darkroom.contract.renditions.Format;

/** What goes into finished files, which have no metadata of their own. */
public final class Kept {
  private static final byte[] NOTHING = {};

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

  /** True if files of that format can have a profile and rights. */
  public static boolean goesInto(Format format) {
    return switch (format) {
      case JPEG, PNG, WEBP -> true;
      default -> false;
    };
  }

  /** True if pixels go out as the profile has them. */
  public boolean profile() {
    return icc.length > 0;
  }

  /**
   * The file with all of it.
   *
   * @param alpha whether it has transparency; WebP wants it said
   */
  public byte[] into(byte[] file, Format format, int width, int height, boolean alpha) {
    byte[] exif = rights.none() ? NOTHING : RightsExif.of(rights);
    if (icc.length == 0 && exif.length == 0) {
      return file;
    }
    return switch (format) {
      case JPEG -> JpegSplice.with(file, icc, exif);
      case PNG -> PngSplice.with(file, icc, exif);
      case WEBP -> new WebpSplice(width, height, alpha).with(file, icc, exif);
      default -> file;
    };
  }
}
