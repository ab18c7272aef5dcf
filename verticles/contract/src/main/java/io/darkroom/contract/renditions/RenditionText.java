package io.darkroom.contract.renditions;

import io.vertx.core.json.JsonObject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rendition on one line, as queries and command lines spell it: {@code NAME:WIDTHxHEIGHT} with
 * options behind commas, {@code thumb:200x200,fit=cover,gravity=smart}; {@code wide:1600x} leaves
 * the height to the picture. It has the options of one value; what is a list needs JSON.
 */
public final class RenditionText {
  /** What a text must look like, for complaints = {@value}. */
  public static final String FORM =
      "NAME:WIDTHxHEIGHT with options behind commas, as"
          + " thumb:200x200,fit=cover,gravity=smart,format=webp or wide:1600x";

  private static final Pattern PATTERN =
      Pattern.compile("([^:,]+):(\\d{0,9})x(\\d{0,9})((?:,[A-Za-z]+=[^,]*)*)");

  private RenditionText() {}

  /** The rendition as JSON, not checked yet; null for a text that is not of that form. */
  public static JsonObject parse(String text) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    JsonObject rendition = new JsonObject().put("name", matcher.group(1));
    put(rendition, "width", matcher.group(2));
    put(rendition, "height", matcher.group(3));
    for (String option : matcher.group(4).split(",")) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        put(rendition, option.substring(0, equals), option.substring(equals + 1));
      }
    }
    return rendition;
  }

  private static void put(JsonObject rendition, String key, String value) {
    if (!value.isEmpty()) {
      rendition.put(key, key.equals("background") ? value : typed(value));
    }
  }

  /** A colour may be all digits; everything else that looks like a number is one. */
  private static Object typed(String value) {
    if (value.equals("true") || value.equals("false")) {
      return Boolean.valueOf(value);
    }
    if (value.matches("-?\\d{1,9}")) {
      return Integer.valueOf(value);
    }
    return value.matches("-?\\d{1,9}\\.\\d{1,9}") ? (Object) Double.valueOf(value) : value;
  }
}
