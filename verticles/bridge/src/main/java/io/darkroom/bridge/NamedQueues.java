package io.darkroom.bridge;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The queues or topics that a configuration sends to: its values {@code KIND:NAME}, wherever they
 * stand.
 */
public final class NamedQueues {
  private NamedQueues() {}

  /** Names of one kind of broker. */
  public static SortedSet<String> in(JsonObject root, String kind) {
    SortedSet<String> names = new TreeSet<>();
    collect(root, kind + ":", names);
    return names;
  }

  private static void collect(Object value, String prefix, SortedSet<String> names) {
    if (value instanceof JsonObject object) {
      object.fieldNames().forEach(name -> collect(object.getValue(name), prefix, names));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        collect(array.getValue(i), prefix, names);
      }
    } else if (value instanceof String text
        && text.startsWith(prefix)
        && !text.startsWith(prefix + "//")) {
      names.add(text.substring(prefix.length()));
    }
  }
}
