package io.darkroom.engine;

import io.darkroom.engine.header.Header;
import io.darkroom.engine.pixels.Pixels;
import io.darkroom.engine.plan.Plan;
import io.darkroom.engine.plan.Target;
import io.darkroom.engine.steps.Smart;
import io.darkroom.engine.steps.Trimmer;
import java.util.List;

/**
 * What a plan leaves to the picture: which borders are trimmed, and what smart gravity shows. Of an
 * animation the first frame decides for all.
 */
final class Placement {
  private Placement() {}

  /** The plan's targets, placed. Fails as {@link Plan} does, now that borders are known. */
  static List<Target> of(Plan plan, Wanted wanted, Header header, int maxPixels, Pixels source) {
    Plan exact =
        Plan.trims(wanted.options())
            ? Plan.of(header, wanted.options(), maxPixels, trim -> Trimmer.left(source, trim))
            : plan;
    return exact.targets().stream().map(target -> placed(target, source)).toList();
  }

  private static Target placed(Target target, Pixels source) {
    return target.smart()
        ? target.showing(Smart.most(source, target.room(), target.part()))
        : target;
  }
}
