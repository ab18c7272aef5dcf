package io.darkroom.launcher.cli;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.renditions.RenditionText;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One rendition as the command line spells it, which is how the API's query spells it, too; see
 * {@link RenditionText}.
 *
 * @param text as it was given
 * @param json as a job has it
 */
record RenditionFlag(String text, JsonObject json) {
  /** What is made when nothing is asked for. */
  static final List<RenditionFlag> DEFAULTS =
      List.of(
          of("large:1600x1600"),
          of("medium:800x800"),
          of("small:250x250"),
          of("thumb:50x50,fit=cover"));

  /** Reads and checks one. */
  static RenditionFlag of(String text) {
    JsonObject json = RenditionText.parse(text);
    if (json == null) {
      throw new IllegalArgumentException("is \"" + text + "\", must be " + RenditionText.FORM);
    }
    try {
      RenditionsOptions.of(options(List.of(new RenditionFlag(text, json))));
    } catch (DarkroomException wrong) {
      throw new IllegalArgumentException(wrong.getMessage().replace("renditions[0].", ""), wrong);
    }
    return new RenditionFlag(text, json);
  }

  /** The options of a job that makes these. */
  static JsonObject options(List<RenditionFlag> flags) {
    JsonArray renditions = new JsonArray();
    flags.forEach(flag -> renditions.add(flag.json));
    return new JsonObject().put("renditions", renditions);
  }

  /** Reads one for picocli. */
  static final class Converter implements ITypeConverter<RenditionFlag> {
    @Override
    public RenditionFlag convert(String text) {
      try {
        return of(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(wrong.getMessage());
      }
    }
  }
}
