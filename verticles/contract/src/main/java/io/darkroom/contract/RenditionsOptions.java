package io.darkroom.contract;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The options of the operation {@code renditions}: smaller pictures of one picture.
 *
 * @param renditions what to make; 1 to {@value #MAX_RENDITIONS}, names all different
 */
public record RenditionsOptions(List<Spec> renditions) {
  /** The operation's name. */
  public static final String OPERATION = "renditions";

  /** Most renditions of one job = {@value}. */
  public static final int MAX_RENDITIONS = 32;

  /** Largest width or height that may be asked for, in pixels = {@value}. */
  public static final int MAX_SIDE = 16_384;

  /** Default quality of JPEG and WebP = {@value}. */
  public static final int DEFAULT_QUALITY = 80;

  /** How a picture is fitted into the size asked for. */
  public enum Fit {
    /** Whole picture, proportions kept, no side larger than asked for. */
    INSIDE,
    /** Exactly the size, proportions kept, what overhangs is cut off around the centre. */
    COVER,
    /** Exactly the size, proportions not kept. */
    STRETCH
  }

  /** What a rendition is encoded as. */
  public enum Format {
    /** JPEG for a JPEG, PNG for a PNG, WebP for a WebP; JPEG otherwise. */
    SOURCE,
    JPEG,
    PNG,
    WEBP
  }

  /**
   * One rendition.
   *
   * @param name 1 to 64 letters, digits, {@code . _ -}; does not begin with a dot
   * @param width in pixels; 0 when the height decides
   * @param height in pixels; 0 when the width decides
   * @param fit how the picture is fitted in
   * @param enlarge whether a picture smaller than that is enlarged
   * @param format what it is encoded as
   * @param quality 1 to 100, of JPEG and WebP
   */
  public record Spec(
      String name, int width, int height, Fit fit, boolean enlarge, Format format, int quality) {

    static Spec read(Conf conf) {
      String name = conf.text("name");
      if (!name.isEmpty() && !name.matches("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}")) {
        conf.complain(
            Failure.INVALID_VALUE,
            "name",
            "is \"" + name + "\", must be 1 to 64 letters, digits, . _ - and not begin with a dot");
      }
      Spec spec =
          new Spec(
              name,
              conf.count("width", 0, 0, MAX_SIDE),
              conf.count("height", 0, 0, MAX_SIDE),
              conf.choice("fit", Fit.class, Fit.INSIDE),
              conf.flag("enlarge", false),
              conf.choice("format", Format.class, Format.SOURCE),
              conf.count("quality", DEFAULT_QUALITY, 1, 100));
      if (spec.width == 0 && spec.height == 0) {
        conf.complain(Failure.MISSING_FIELD, "width", "or height must be given, in pixels");
      } else if (spec.fit != Fit.INSIDE && (spec.width == 0 || spec.height == 0)) {
        conf.complain(
            Failure.MISSING_FIELD, "width", "and height are both needed when fit is not inside");
      }
      return conf.done(spec);
    }
  }

  /** Reads and checks the options of one job. */
  public static RenditionsOptions read(Conf conf) {
    List<Spec> specs = conf.sections("renditions").stream().map(Spec::read).toList();
    if (specs.isEmpty()) {
      conf.complain(Failure.MISSING_FIELD, "renditions", "must list at least one rendition");
    } else if (specs.size() > MAX_RENDITIONS) {
      conf.complain(
          Failure.INVALID_VALUE,
          "renditions",
          "lists " + specs.size() + ", at most " + MAX_RENDITIONS + " are allowed");
    }
    Set<String> names = new HashSet<>();
    for (Spec spec : new ArrayList<>(specs)) {
      if (!names.add(spec.name)) {
        conf.complain(
            Failure.INVALID_VALUE, "renditions", "has the name \"" + spec.name + "\" twice");
      }
    }
    return conf.done(new RenditionsOptions(specs));
  }

  /** Reads options that were checked at the door. */
  public static RenditionsOptions of(JsonObject options) {
    Conf conf = Conf.of(options);
    RenditionsOptions read = read(conf);
    conf.throwIfAny();
    return read;
  }
}
