package io.darkroom.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypesetterTest {
  private static final TextStyle STYLE = TextStyle.of(20);

  private final Typesetter typesetter = new Typesetter(ScriptsTest.FONTS);

  private List<String> lines(String text, TextBox box) {
    return typesetter.set(text, STYLE, box).lines().stream().map(TextBlock.Line::text).toList();
  }

  @Test
  void breaksBetweenWordsAndNoLineIsTooLong() {
    TextBlock block =
        typesetter.set("One image goes through the darkroom", STYLE, TextBox.wrapped(110));
    assertEquals(
        "One image goes through the darkroom",
        String.join(" ", block.lines().stream().map(TextBlock.Line::text).toList()));
    assertTrue(block.lines().size() >= 3);
    assertTrue(block.width() <= 110);
    assertEquals(block.lines().size() * 28, block.height(), 0.01);
  }

  @Test
  void breaksWordsThatAreLongerThanALine() {
    List<String> lines = lines("Donaudampfschifffahrt", TextBox.wrapped(60));
    assertTrue(lines.size() > 2, lines::toString);
    assertEquals("Donaudampfschifffahrt", String.join("", lines));
  }

  @Test
  void breaksChineseWithoutSpacesAndNeverWithinAnEmoji() {
    assertTrue(lines("暗室显影液温度二十度", TextBox.wrapped(90)).size() >= 3);
    assertEquals(List.of("👍🏽", "👍🏽"), lines("👍🏽👍🏽", TextBox.wrapped(3)));
  }

  @Test
  void breaksWhereTheTextSaysSo() {
    assertEquals(List.of("a", "", "b", "c d"), lines("a\n\nb\r\nc d", TextBox.UNBOUNDED));
    assertEquals(4 * 28, typesetter.set("a\n\nb\r\nc", STYLE, TextBox.UNBOUNDED).height(), 0.01);
  }

  @Test
  void endsInAnEllipsisWhereThereIsMore() {
    List<String> lines = lines("One image goes through the darkroom", new TextBox(110, 2));
    assertEquals(2, lines.size());
    assertTrue(lines.get(1).endsWith("…"), lines::toString);
    TextBlock line =
        typesetter.set("One image goes through the darkroom", STYLE, TextBox.line(110));
    assertTrue(line.width() <= 110);
    String text = line.lines().get(0).text();
    assertTrue(text.startsWith("One") && text.endsWith("…"), text);
    assertEquals(List.of("a…"), lines("a\nb", new TextBox(100, 1)));
    assertEquals(List.of("fits"), lines("fits", TextBox.line(100)));
    assertEquals(List.of("…"), lines("no room", TextBox.line(1)));
  }

  @Test
  void theEllipsisOfHebrewIsAtItsLeft() {
    TextBlock block =
        typesetter.set("חדר חושך לפיתוח תמונות ביד", TextStyle.of(40), TextBox.line(200));
    Drawn drawn = Drawn.of(block);
    int low = 10 + (int) block.lines().get(0).baseline() - 10;
    // Dots have nothing above them.
    assertTrue(drawn.ink(10, 0, 30, low) < 1);
    assertTrue(drawn.ink(10, low, 30, drawn.image().getHeight()) > 5);
  }

  @Test
  void alignsShortLines() {
    for (Align align : Align.values()) {
      assertAligned("aaaaaa\na", align, true);
      assertAligned("אאאאאא\nא", align, false);
    }
  }

  private void assertAligned(String text, Align align, boolean leftToRight) {
    TextStyle style = new TextStyle(Typeface.SANS, false, 20, 1.4, align, Direction.AUTO);
    TextBlock block = typesetter.set(text, style, TextBox.UNBOUNDED);
    double space = block.width() - block.lines().get(1).width();
    double expected =
        switch (align) {
          case START -> leftToRight ? 0 : space;
          case END -> leftToRight ? space : 0;
          case LEFT -> 0;
          case CENTER -> space / 2;
          case RIGHT -> space;
        };
    assertEquals(expected, block.lines().get(1).x(), 0.01, () -> align + " of " + text);
  }

  @Test
  void spacesHaveNothingToDraw() {
    TextBlock block = typesetter.set("  \n ", STYLE, TextBox.UNBOUNDED);
    assertTrue(block.ink().isEmpty());
    assertEquals(2, block.lines().size());
  }

  @Test
  void boldIsBolder() {
    for (String text : List.of("Darkroom", "غرفة", "暗室")) {
      TextBlock regular = typesetter.set(text, STYLE, TextBox.UNBOUNDED);
      TextBlock bold = typesetter.set(text, STYLE.inBold(), TextBox.UNBOUNDED);
      assertTrue(Drawn.of(bold).ink() > 1.1 * Drawn.of(regular).ink(), text);
    }
  }

  @Test
  void looksTheSameEveryTime(@TempDir Path folder) {
    String text = "Darkroom חדר غرفة अँधेरा 暗室 👍";
    byte[] here = pixels(typesetter.set(text, STYLE.inBold(), TextBox.wrapped(120)));
    byte[] there =
        pixels(new Typesetter(new Fonts(folder)).set(text, STYLE.inBold(), TextBox.wrapped(120)));
    assertArrayEquals(here, there);
  }

  private static byte[] pixels(TextBlock block) {
    return ((DataBufferByte) Drawn.of(block).image().getRaster().getDataBuffer()).getData();
  }
}
