package io.darkroom.engine.colour;

import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.Pixels;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.util.Locale;

/** What is done about one image's colours. */
public final class Colour {
  /** What became of the profile, as results say it in {@code icc}. */
  private enum Icc {
    /** There is none, nor anything that stands for one. */
    NONE,
    /** It says sRGB, or what nobody can tell from it. */
    SRGB,
    CONVERTED,
    /** The pixels are as the profile has them, and it goes out with them. */
    KEPT,
    /** It is broken, too large, or not for this kind of picture: taken for sRGB. */
    IGNORED
  }

  private static final byte[] NOTHING = {};

  private final Embedded embedded;
  private final Icc icc;
  private final Conversion conversion;
  private final byte[] kept;

  private Colour(Embedded embedded, Icc icc, Conversion conversion, byte[] kept) {
    this.embedded = embedded;
    this.icc = icc;
    this.conversion = conversion;
    this.kept = kept;
  }

  /**
   * Decides by what the file says.
   *
   * @param header of the image, which was let in
   * @param keepProfile whether pixels are to stay as the file's profile has them. Only profiles of
   *     RGB are kept: sRGB has all greys, and inks are not encoded.
   */
  public static Colour of(ByteBuffer image, Header header, boolean keepProfile) {
    Embedded embedded = Embedded.read(image, header);
    if (embedded.icc().limit() == 0) {
      Icc icc = embedded.broken() ? Icc.IGNORED : Icc.NONE;
      return decided(embedded, icc, embedded.otherwise());
    }
    try {
      IccProfile profile = IccProfile.read(embedded.icc());
      if (!profile.describes(embedded.space())) {
        return decided(embedded, Icc.IGNORED, null);
      }
      Conversion conversion = conversion(profile, embedded.space());
      return keepProfile && embedded.space() == Space.RGB
          ? new Colour(embedded, Icc.KEPT, conversion, profile.forPublic())
          : decided(embedded, Icc.CONVERTED, conversion);
    } catch (BrokenProfile broken) {
      return decided(embedded, Icc.IGNORED, null);
    }
  }

  private static Colour decided(Embedded embedded, Icc icc, Conversion conversion) {
    if (conversion != null) {
      return conversion.nothing()
          ? new Colour(embedded, Icc.SRGB, null, NOTHING)
          : new Colour(embedded, Icc.CONVERTED, conversion, NOTHING);
    }
    Conversion plain = embedded.space() == Space.CMYK ? new Inks() : null;
    return new Colour(embedded, icc, plain, NOTHING);
  }

  private static Conversion conversion(IccProfile profile, Space space) throws BrokenProfile {
    boolean tables = profile.has("A2B0") || profile.has("A2B1");
    if (space == Space.GRAY && !tables) {
      return Grey.of(profile);
    }
    return space == Space.RGB && !tables && !profile.lab()
        ? Shaper.of(profile)
        : Tables.of(profile, space);
  }

  /**
   * Bytes that decoding the image and working on it take for a pixel: 4, with 16 bits 8, and 8 for
   * inks, too, which become colours. Reads no profile.
   */
  public static int bytesPerPixel(ByteBuffer image, Header header) {
    Embedded embedded = Embedded.read(image, header);
    return embedded.bits() == 16 || embedded.inks() != null ? 8 : 4;
  }

  /** How the file keeps its inks; null unless it is CMYK. */
  public JpegInks inks() {
    return embedded.inks();
  }

  /** True if the file has one channel of colour. */
  public boolean grey() {
    return embedded.space() == Space.GRAY;
  }

  /** The profile that pixels keep, to go into the file made of them; empty when they are sRGB. */
  public byte[] kept() {
    return kept;
  }

  /**
   * The picture in sRGB, or as the profile has it that is kept. The one given, its alpha straight,
   * is taken over. What was grey mostly remains so; four channels of inks become three.
   */
  public Pixels develop(Pixels decoded) {
    return conversion == null || icc == Icc.KEPT ? decoded : converted(decoded);
  }

  /** The picture in sRGB also where the profile is kept, for a file that cannot carry it. */
  public Pixels converted(Pixels taken) {
    try {
      return conversion.apply(taken);
    } catch (RuntimeException | Error failure) {
      taken.close();
      throw failure;
    }
  }

  /** Adds {@code colourSpace}, {@code bits}, {@code icc} to what a result says of its source. */
  public void describe(JsonObject source) {
    source
        .put("colourSpace", embedded.space().wire())
        .put("bits", embedded.bits())
        .put("icc", icc.name().toLowerCase(Locale.ROOT));
  }
}
