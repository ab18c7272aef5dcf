package io.darkroom.kafkabridge;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The topics that a configuration sends to: its values {@code kafka:NAME}, wherever they stand. */
final class NamedTopics {
  private static final String PREFIX = KafkaBridgeVerticle.KIND + ":";

  private NamedTopics() {}

  static List<String> in(JsonObject root) {
    SortedSet<String> names = new TreeSet<>();
    collect(root, names);
    return List.copyOf(names);
  }

  private static void collect(Object value, SortedSet<String> names) {
    if (value instanceof JsonObject object) {
      object.fieldNames().forEach(name -> collect(object.getValue(name), names));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.getValue(i), names);
      }
    } else if (value instanceof String text && text.startsWith(PREFIX)) {
      names.add(text.substring(PREFIX.length()));
    }
  }
}
