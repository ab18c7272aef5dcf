package io.darkroom.launcher.cli;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One rendition as the command line spells it, which is how the API's query spells it, too: {@code
 * thumb:200x200,fit=cover,format=webp,quality=80}; {@code wide:1600x} leaves the height to the
 * picture.
 *
 * @param text as it was given
 * @param json as a job has it
 */
record RenditionFlag(String text, JsonObject json) {
  private static final Pattern FORM =
      Pattern.compile("([^:,]+):(\\d{0,9})x(\\d{0,9})((?:,[A-Za-z]+=[^,]*)*)");

  /** What is made when nothing is asked for. */
  static final List<RenditionFlag> DEFAULTS =
      List.of(
          of("large:1600x1600"),
          of("medium:800x800"),
          of("small:250x250"),
          of("thumb:50x50,fit=cover"));

  /** Reads and checks one. */
  static RenditionFlag of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "is \""
              + text
              + "\", must be NAME:WIDTHxHEIGHT with options behind commas, as"
              + " thumb:200x200,fit=cover,format=webp,quality=80");
    }
    JsonObject json = new JsonObject().put("name", form.group(1));
    put(json, "width", form.group(2));
    put(json, "height", form.group(3));
    for (String option : form.group(4).split(",")) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        put(json, option.substring(0, equals), option.substring(equals + 1));
      }
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

  private static void put(JsonObject json, String key, String value) {
    if (value.matches("\\d{1,9}")) {
      json.put(key, Integer.valueOf(value));
    } else if (value.equals("true") || value.equals("false")) {
      json.put(key, Boolean.valueOf(value));
    } else if (!value.isEmpty()) {
      json.put(key, value);
    }
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
