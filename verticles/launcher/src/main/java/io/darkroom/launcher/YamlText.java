package io.darkroom.launcher;

import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** YAML to JSON and back: plain types only, and no key twice. */
final class YamlText {
  private YamlText() {}

  /** Reads a document whose root is an object; {@code origin} is named in complaints. */
  static JsonObject read(String origin, String text) {
    Object value;
    try {
      value = value(text);
    } catch (YAMLException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          origin + " is not YAML: " + error.getMessage(), error);
    }
    if (value == null) {
      return new JsonObject();
    }
    if (value instanceof JsonObject object) {
      return object;
    }
    throw Failure.INVALID_CONFIGURATION.with(
        origin + " must hold sections, as \"jobs:\" with its keys below it");
  }

  /** Reads one value of any type; null for an empty text. */
  static Object value(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return json(new Yaml(new SafeConstructor(options)).load(text));
  }

  /** Writes an object as a block of YAML. */
  static String write(JsonObject object) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    return new Yaml(new Representer(options), options).dump(plain(object));
  }

  private static Object json(Object value) {
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((key, one) -> object.put(String.valueOf(key), json(one)));
      return object;
    }
    if (value instanceof Collection<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(one -> array.add(json(one)));
      return array;
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? value
        : value.toString();
  }

  private static Object plain(Object value) {
    if (value instanceof JsonObject object) {
      Map<String, Object> map = new LinkedHashMap<>();
      object.forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
      return map;
    }
    if (value instanceof JsonArray array) {
      return array.stream().map(YamlText::plain).toList();
    }
    return value;
  }
}
