package io.darkroom.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The figures of one benchmark: a table, and what is to be said about it. */
final class Report {
  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** An empty table; the first column holds the rows' names. */
  Report(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row: numbers are printed with the digits that mean something. */
  Report row(Object... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** Adds a line below the table. */
  Report note(String note) {
    notes.add(note);
    return this;
  }

  /** The report as it is printed. */
  String text(String command, boolean json) {
    return json ? toJson(command).encodePrettily() : table(command);
  }

  private JsonObject toJson(String command) {
    JsonArray all = new JsonArray();
    for (List<Object> row : rows) {
      JsonObject one = new JsonObject();
      IntStream.range(0, columns.size()).forEach(i -> one.put(columns.get(i), row.get(i)));
      all.add(one);
    }
    return new JsonObject()
        .put("command", command)
        .put("processors", Runtime.getRuntime().availableProcessors())
        .put("java", Runtime.version().toString())
        .put("rows", all)
        .put("notes", new JsonArray(notes));
  }

  private String table(String command) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns);
    rows.forEach(row -> lines.add(row.stream().map(Report::cell).toList()));
    int[] widths =
        IntStream.range(0, columns.size())
            .map(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line(line, widths)).append('\n'));
    notes.forEach(note -> text.append(note).append('\n'));
    return text.append("$ ")
        .append(command)
        .append("   (")
        .append(Runtime.getRuntime().availableProcessors())
        .append(" processors, Java ")
        .append(Runtime.version())
        .append(')')
        .toString();
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(i -> String.format((i == 0 ? "%-" : "%") + widths[i] + "s", cells.get(i)))
        .collect(Collectors.joining("  "));
  }

  private static String cell(Object value) {
    if (!(value instanceof Double number)) {
      return String.valueOf(value);
    }
    String format = number >= 100 ? "%,.0f" : number >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, number);
  }
}
