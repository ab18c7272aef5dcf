package io.darkroom.engine.operations;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * docs/operations-on-images.md, whose pictures are made of the JSON above them: a step, a list of
 * steps, or a rendition.
 *
 * @param text all of it
 * @param examples its pictures
 */
record OperationsPage(String text, List<Example> examples) {
  static final Path DOCS = Path.of("..", "..", "docs");

  /** How wide pictures of steps are. */
  static final int WIDTH = 320;

  private static final Pattern EXAMPLE =
      Pattern.compile("```json\n([^`]+)```\n+!\\[([^\\]]*)\\]\\((images/operations/[^)]+)\\)");

  /**
   * A picture.
   *
   * @param file below {@link #DOCS}
   * @param rendition what is made
   */
  record Example(String file, JsonObject rendition) {
    Path path() {
      return DOCS.resolve(file);
    }
  }

  static OperationsPage read() {
    try {
      String text = Files.readString(DOCS.resolve("operations-on-images.md"));
      List<Example> examples = new ArrayList<>();
      Matcher matcher = EXAMPLE.matcher(text);
      while (matcher.find()) {
        examples.add(example(matcher.group(1).strip(), matcher.group(3)));
      }
      return new OperationsPage(text, examples);
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }

  /** From a heading with this name to the next heading. */
  String section(String name) {
    Matcher matcher =
        Pattern.compile("### `" + name + "`\n(.*?)(?=\n#|\\z)", Pattern.DOTALL).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static Example example(String json, String file) {
    JsonObject rendition;
    if (json.startsWith("[")) {
      rendition = new JsonObject().put("steps", new JsonArray(json));
    } else {
      JsonObject read = new JsonObject(json);
      rendition =
          read.containsKey("step")
              ? new JsonObject().put("steps", new JsonArray().add(read))
              : read;
    }
    if (!rendition.containsKey("width") && !rendition.containsKey("height")) {
      rendition.put("width", WIDTH);
    }
    if (!rendition.containsKey("format")) {
      rendition.put("format", file.endsWith(".png") ? "png" : "jpeg");
    }
    return new Example(file, rendition.put("name", "picture"));
  }
}
