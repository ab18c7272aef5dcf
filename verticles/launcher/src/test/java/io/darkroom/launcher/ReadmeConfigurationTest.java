package io.darkroom.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of configuration lists exactly the keys of conf/darkroom.yaml. */
class ReadmeConfigurationTest {
  private static final String BEGIN = "<!-- begin: keys of conf/darkroom.yaml -->\n";
  private static final String END = "<!-- end -->";

  @Test
  void listsEveryKeyAtItsDefault() throws IOException {
    String readme = Files.readString(Path.of("..", "..", "README.md"));
    int begin = readme.indexOf(BEGIN) + BEGIN.length();

    assertEquals(table(Settings.documented()), readme.substring(begin, readme.indexOf(END, begin)));
  }

  private static String table(JsonObject document) {
    StringBuilder table =
        new StringBuilder("| section | keys and their defaults |\n| --- | --- |\n");
    for (String section : document.fieldNames()) {
      List<String> keys = new ArrayList<>();
      collect("", document.getJsonObject(section), keys);
      table.append("| `").append(section).append("` | ");
      table.append(String.join(", ", keys)).append(" |\n");
    }
    return table.toString();
  }

  private static void collect(String prefix, JsonObject object, List<String> keys) {
    for (String name : object.fieldNames()) {
      Object value = object.getValue(name);
      if (value instanceof JsonObject below) {
        collect(prefix + name + ".", below, keys);
      } else {
        String shown = shown(value);
        keys.add("`" + prefix + name + "`" + (shown.isEmpty() ? "" : " " + shown));
      }
    }
  }

  private static String shown(Object value) {
    if (value instanceof JsonArray array) {
      return array.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"));
    }
    return value == null ? "" : value.toString();
  }
}
