package io.darkroom.contract.renditions;

import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One picture to make.
 *
 * @param name 1 to 64 letters, digits, {@code . _ -}; does not begin with a dot
 * @param geometry which part of the source in which size
 * @param steps what is done with it then, in this order
 * @param encoding which file it becomes
 */
public record RenditionSpec(
    String name, Geometry geometry, List<StepSpec> steps, Encoding encoding) {
  /** What a name must be, in words. */
  static final String NAME_RULE = "1 to 64 letters, digits, . _ - and not begin with a dot";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

  static RenditionSpec read(Conf conf) {
    String name = conf.text("name");
    if (!name.isEmpty() && !isName(name)) {
      conf.complain(Failure.INVALID_VALUE, "name", "is \"" + name + "\", must be " + NAME_RULE);
    }
    Geometry geometry = Geometry.read(conf);
    List<StepSpec> steps =
        StepSpec.readAll(conf).stream().map(step -> step.times(geometry.dpr())).toList();
    return conf.done(new RenditionSpec(name, geometry, steps, Encoding.read(conf)));
  }

  /** True for what a rendition, or a source of a batch, can be named. */
  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
