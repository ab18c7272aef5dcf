package io.darkroom.engine.plan;

import io.darkroom.contract.Failure;
import io.darkroom.contract.renditions.Format;
import io.darkroom.contract.renditions.RenditionSpec;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.contract.renditions.Trim;
import io.darkroom.engine.describe.Describer;
import io.darkroom.engine.header.Header;
import io.darkroom.engine.header.SourceFormat;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How one image is developed, made from its header alone; or, where borders are trimmed, made again
 * once they were found.
 *
 * @param targets the renditions, largest first
 * @param reduction 1, 2, 4 or 8: by what the JPEG decoder reduces, at next to no cost
 * @param keepsAlpha whether transparency is needed any longer: it can be shown, or has a say in
 *     what is shown
 */
public record Plan(List<Target> targets, int reduction, boolean keepsAlpha) {
  /**
   * What a reduced decode must be larger than its largest rendition = {@value}. Measured: from here
   * on the structural similarity to a full decode is above .985.
   */
  static final double MIN_RESIDUAL = 1.25;

  private static final int[] REDUCTIONS = {8, 4, 2};

  /** The plan before anything is decoded: as if there were no borders to trim. */
  public static Plan of(Header header, RenditionsOptions options, int maxPixels) {
    return of(header, options, maxPixels, trim -> Part.WHOLE);
  }

  /**
   * The plan with the borders known.
   *
   * @param trimmed what is left of the upright source
   */
  public static Plan of(
      Header header,
      RenditionsOptions options,
      int maxPixels,
      Function<? super Trim, Part> trimmed) {
    List<Target> targets =
        options.renditions().stream()
            .map(spec -> Target.of(spec, header, options.intake().frames(), trimmed(spec, trimmed)))
            .sorted(Comparator.comparingDouble((Target target) -> -target.scale(header)))
            .toList();
    targets.forEach(Grown::check);
    long pixels = targets.stream().mapToLong(Grown::pixels).sum();
    if (pixels > maxPixels) {
      throw Failure.INVALID_VALUE.with(
          "The renditions have "
              + pixels
              + " pixels together; engine.maxPixels allows "
              + maxPixels
              + ". Ask for smaller or fewer ones.");
    }
    return new Plan(
        targets,
        header.format() == SourceFormat.JPEG && !trims(options)
            ? reduction(largest(targets, options, header))
            : 1,
        header.alpha() && (options.info() != null || targets.stream().anyMatch(Plan::needsAlpha)));
  }

  /** The largest scale at which the source is needed. */
  private static double largest(List<Target> targets, RenditionsOptions options, Header header) {
    double described =
        options.info() == null
            ? 0
            : Describer.ENOUGH / (double) Math.max(header.width(), header.height());
    return targets.isEmpty() ? described : Math.max(described, targets.get(0).scale(header));
  }

  /** True if borders are to be trimmed. They are found to the pixel, so nothing is reduced. */
  public static boolean trims(RenditionsOptions options) {
    return options.renditions().stream().anyMatch(spec -> spec.geometry().trim() != null);
  }

  private static Part trimmed(RenditionSpec spec, Function<? super Trim, Part> trimmed) {
    Trim trim = spec.geometry().trim();
    return trim == null ? Part.WHOLE : trimmed.apply(trim);
  }

  private static boolean needsAlpha(Target target) {
    return target.format() != Format.JPEG
        || target.spec().geometry().background() != null
        || target.spec().geometry().trim() != null;
  }

  private static int reduction(double largest) {
    for (int reduction : REDUCTIONS) {
      if (largest * reduction * MIN_RESIDUAL <= 1) {
        return reduction;
      }
    }
    return 1;
  }
}
