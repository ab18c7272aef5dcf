package io.darkroom.launcher.cli.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void makesEachColumnAsWideAsItMustBe() {
    Table table = new Table("NAME", ">SIZE", "");
    table.add("a", "127.8 KB", "x");
    table.add("longer", 5, null);

    assertEquals(
        List.of("  NAME        SIZE", "  a       127.8 KB  x", "  longer         5"),
        table.lines("  "));
  }

  @Test
  void refusesARowThatDoesNotFit() {
    Table table = new Table("A", "B");
    assertThrows(IllegalArgumentException.class, () -> table.add("only one"));
  }
}
