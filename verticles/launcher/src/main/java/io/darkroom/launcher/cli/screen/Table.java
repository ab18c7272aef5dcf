package io.darkroom.launcher.cli.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headings, each column as wide as it must be. */
public final class Table {
  private final List<String[]> rows = new ArrayList<>();
  private final boolean[] right;

  /**
   * A table without rows.
   *
   * @param headings one a column; one that begins with {@code >} is of numbers, and to the right
   */
  public Table(String... headings) {
    right = new boolean[headings.length];
    String[] names = new String[headings.length];
    for (int i = 0; i < headings.length; i++) {
      right[i] = headings[i].startsWith(">");
      names[i] = right[i] ? headings[i].substring(1) : headings[i];
    }
    rows.add(names);
  }

  /** Adds a row; null is shown as nothing. */
  public void add(Object... cells) {
    if (cells.length != right.length) {
      throw new IllegalArgumentException(cells.length + " cells for " + right.length + " columns");
    }
    rows.add(
        Arrays.stream(cells)
            .map(cell -> cell == null ? "" : cell.toString())
            .toArray(String[]::new));
  }

  /** The lines, each after {@code indent}, without spaces at their end. */
  public List<String> lines(String indent) {
    int[] widths = new int[right.length];
    rows.forEach(
        row -> {
          for (int i = 0; i < row.length; i++) {
            widths[i] = Math.max(widths[i], row[i].length());
          }
        });
    return rows.stream().map(row -> line(indent, row, widths)).toList();
  }

  private String line(String indent, String[] row, int[] widths) {
    StringBuilder line = new StringBuilder(indent);
    for (int i = 0; i < row.length; i++) {
      String space = " ".repeat(widths[i] - row[i].length());
      line.append(i == 0 ? "" : "  ").append(right[i] ? space + row[i] : row[i] + space);
    }
    return line.toString().stripTrailing();
  }
}
