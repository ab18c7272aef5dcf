package io.darkroom.engine.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.renditions.BatchOptions;
import io.darkroom.contract.renditions.RenditionsOptions;
import io.darkroom.contract.renditions.StepSpec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page says of every option what the code does with it. */
class OperationsPageTest {
  private static final Pattern LIMITS =
      Pattern.compile("must be between (-?[\\d.]+) and (-?[\\d.]+)");
  private static final double FAR_TOO_MUCH = 1e9;

  private final OperationsPage page = OperationsPage.read();

  static Stream<String> kinds() {
    Conf conf = conf(new JsonObject().put("step", "no such step"));
    StepSpec.readAll(conf);
    String all = conf.complaints().get(0).replaceFirst(".*must be one of ", "");
    return Stream.of(all.replace(".", "").split(", "));
  }

  private static Conf conf(JsonObject step) {
    return Conf.of(new JsonObject().put("steps", new JsonArray().add(step)));
  }

  /** With all that is optional, so that all of it is read. */
  private static JsonObject step(String kind) {
    JsonObject step = new JsonObject().put("step", kind);
    if (kind.equals("watermark")) {
      step.put("source", new JsonObject().put("url", "http://a.example/"));
    }
    if (kind.equals("text")) {
      step.put("text", "a");
      List.of("background", "outline", "shadow").forEach(key -> step.put(key, new JsonObject()));
    }
    return step;
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void showsEveryStepWithAPicture(String kind) {
    assertTrue(!page.section(kind).isEmpty(), "no section ### `" + kind + "`");
    assertTrue(page.section(kind).contains("```json\n{ \"step\": \"" + kind + "\""), kind);
    assertTrue(page.section(kind).contains("(images/operations/" + kind), kind);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void hasEveryOptionOfAStepWithDefaultAndLimits(String kind) {
    Conf conf = conf(step(kind));
    StepSpec.readAll(conf);
    for (Map.Entry<String, Object> asked : conf.asked().entrySet()) {
      String key = asked.getKey().replaceFirst("^steps(\\[0\\])?\\.?", "");
      if (key.isEmpty() || key.equals("step")) {
        continue;
      }
      String row = row(kind, key);
      assertTrue(!row.isEmpty(), () -> "no row for `" + key + "` of " + kind);
      if (asked.getValue() instanceof Number || asked.getValue() instanceof Boolean) {
        assertEquals(plain(asked.getValue()), cell(row, 2), () -> kind + "." + key);
      } else if (asked.getValue() instanceof Enum<?> choice) {
        assertEquals("`" + choice.name().toLowerCase(Locale.ROOT) + "`", cell(row, 2), row);
      }
      limits(kind, key).ifPresent(limits -> assertEquals(limits, cell(row, 3), key));
    }
  }

  private String row(String kind, String key) {
    return page.section(kind)
        .lines()
        .filter(line -> line.startsWith("|") && cell(line, 1).contains("`" + key + "`"))
        .findFirst()
        .orElse("");
  }

  private static String cell(String row, int number) {
    return row.split("\\|", -1)[number].strip();
  }

  private static String plain(Object value) {
    return value.toString().replaceFirst("\\.0$", "");
  }

  /** What the code says when it is given far too much of something that is a number. */
  private static Optional<String> limits(String kind, String key) {
    JsonObject step = step(kind);
    String[] path = key.split("\\.");
    JsonObject owner = path.length == 1 ? step : step.getJsonObject(path[0]);
    if (owner == null) {
      return Optional.empty();
    }
    owner.put(path[path.length - 1], FAR_TOO_MUCH);
    Conf conf = conf(step);
    StepSpec.readAll(conf);
    return conf.complaints().stream()
        .map(LIMITS::matcher)
        .filter(Matcher::find)
        .map(found -> plain(found.group(1)) + " to " + plain(found.group(2)))
        .findFirst();
  }

  @Test
  void namesEveryOptionOfARendition() {
    Conf conf =
        Conf.of(
            new JsonObject()
                .put(
                    "renditions",
                    new JsonArray()
                        .add(
                            new JsonObject()
                                .put("name", "a")
                                .put("width", 10)
                                .put("gravity", "north"))));
    RenditionsOptions.read(conf);
    List<String> missing = new ArrayList<>();
    for (String asked : conf.asked().keySet()) {
      String key = asked.replaceFirst("^renditions\\[0\\]\\.", "");
      if (!key.equals(asked) && !page.text().contains("`" + key + "`")) {
        missing.add(key);
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void showsABatchThatIsTakenAndNamesItsOptions() {
    String section = page.text().substring(page.text().indexOf("## Several images in one job"));
    String json = section.replaceFirst("(?s).*?```json\n(.*?)```.*", "$1");
    Conf conf = Conf.of(new JsonObject(json));
    BatchOptions batch = BatchOptions.read(conf);
    assertEquals(List.of(), conf.complaints());
    for (String source : batch.sources().keySet()) {
      String made = BatchOptions.rendition(source, "small");
      assertTrue(section.contains("`" + made + "`"), made);
    }
    String most = "1 to " + BatchOptions.MAX_SOURCES;
    assertTrue(section.contains("| `sources` | | " + most + " |"), most);
    assertTrue(section.contains("| `allMayFail` | " + batch.allMayFail() + " |"));
  }
}
