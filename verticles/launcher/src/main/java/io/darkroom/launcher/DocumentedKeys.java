package io.darkroom.launcher;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The keys that {@code conf/darkroom.yaml} documents, each with its default. From it come the names
 * of the environment variables, and the type a text from there is read as.
 */
final class DocumentedKeys {
  /** What the variables of all keys begin with. */
  static final String PREFIX = "DARKROOM_";

  private final JsonObject document;
  private final Map<String, List<String>> byVariable = new LinkedHashMap<>();

  DocumentedKeys(JsonObject document) {
    this.document = document;
    collect(new ArrayList<>(), document);
  }

  /** The names of the sections. */
  Set<String> sections() {
    return document.fieldNames();
  }

  /** The names of all variables that set a key. */
  Set<String> variables() {
    return byVariable.keySet();
  }

  /** The key a variable sets, as its way through the sections; null if there is none. */
  List<String> path(String variable) {
    return byVariable.get(variable);
  }

  /** {@code mongo.url} of the section {@code jobs} is {@code DARKROOM_JOBS_MONGO_URL}. */
  static String variable(List<String> path) {
    return PREFIX
        + String.join("_", path)
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .replace('-', '_')
            .toUpperCase(Locale.ROOT);
  }

  /**
   * The text as the type of the key's default: a number, a truth, a list (its items separated by
   * commas), an object (in YAML), a text. Where the default does not tell, because there is none or
   * the key is not documented, it is what YAML takes it for; but a secret of digits is a text, and
   * an empty text is nothing. A text that cannot be read stays one, so that the key's own reader
   * complains.
   */
  Object typed(List<String> path, String text) {
    Object fallback = document;
    boolean documented = true;
    for (String name : path) {
      documented &= fallback instanceof JsonObject object && object.containsKey(name);
      fallback = documented ? ((JsonObject) fallback).getValue(name) : null;
    }
    if (fallback == null && text.isEmpty()) {
      return null;
    }
    if (fallback instanceof String
        || (fallback == null && Secrets.isSecret(path.get(path.size() - 1)))) {
      return text;
    }
    if (fallback instanceof JsonArray && !text.startsWith("[")) {
      return new JsonArray(
          Arrays.stream(text.split(",")).map(String::strip).filter(it -> !it.isEmpty()).toList());
    }
    try {
      return YamlText.value(text);
    } catch (YAMLException notYaml) {
      return text;
    }
  }

  private void collect(List<String> path, JsonObject object) {
    for (String name : object.fieldNames()) {
      List<String> here = new ArrayList<>(path);
      here.add(name);
      byVariable.put(variable(here), List.copyOf(here));
      if (object.getValue(name) instanceof JsonObject below) {
        collect(here, below);
      }
    }
  }
}
