package io.darkroom.launcher;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the environment's values for {@code ${NAME}} and {@code ${NAME:-default}}. */
final class Placeholders {
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private final DocumentedKeys keys;
  private final Map<String, String> environment;
  private final List<String> complaints;

  Placeholders(DocumentedKeys keys, Map<String, String> environment, List<String> complaints) {
    this.keys = keys;
    this.environment = environment;
    this.complaints = complaints;
  }

  /** The object with every placeholder in its keys and values replaced. */
  JsonObject replace(JsonObject object) {
    return replace(List.of(), object);
  }

  private JsonObject replace(List<String> path, JsonObject object) {
    JsonObject replaced = new JsonObject();
    for (String name : object.fieldNames()) {
      List<String> here = new ArrayList<>(path);
      here.add(name);
      String key = replaced(here, name);
      here.set(path.size(), key);
      replaced.put(key, value(here, object.getValue(name)));
    }
    return replaced;
  }

  private Object value(List<String> path, Object value) {
    if (value instanceof JsonObject object) {
      return replace(path, object);
    }
    if (value instanceof JsonArray array) {
      return new JsonArray(array.stream().map(one -> item(path, one)).toList());
    }
    return value instanceof String text ? text(path, text) : value;
  }

  /** The type of the key's default is the list's; an item that was a text stays one. */
  private Object item(List<String> path, Object value) {
    return value instanceof String text ? replaced(path, text) : value(path, value);
  }

  private Object text(List<String> path, String text) {
    String replaced = replaced(path, text);
    return PLACEHOLDER.matcher(text).matches() ? keys.typed(path, replaced) : replaced;
  }

  private String replaced(List<String> path, String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(valueOf(path, found.group(1), found.group(2))));
  }

  private String valueOf(List<String> path, String name, String fallback) {
    String value = environment.get(name);
    if (value == null && fallback == null) {
      complaints.add(
          String.join(".", path)
              + " needs the environment variable "
              + name
              + ", which is not set; set it, or write ${"
              + name
              + ":-default}");
    }
    return value != null ? value : fallback != null ? fallback : "";
  }
}
