package io.darkroom.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.awt.Font;
import java.awt.font.GlyphVector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
  static final Fonts FONTS = new Fonts(Path.of("target", "fonts"));
  private static final TextStyle STYLE = TextStyle.of(40);

  private final Typesetter typesetter = new Typesetter(FONTS);

  private TextBlock line(String text) {
    return typesetter.set(text, STYLE, TextBox.UNBOUNDED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dunkelkammer Łódź Việt",
        "Σκοτεινός θάλαμος",
        "Проявочная Їжак",
        "غرفة مظلمة",
        "חדר חושך",
        "अँधेरा कमरा क्षि",
        "暗室显影",
        "暗房顯影",
        "暗室ぐらしカメラ",
        "암실",
        "ห้องมืด",
        "অন্ধকার কক্ষ",
        "இருட்டறை",
        "చీకటి గది",
        "અંધારી ઓરડી",
        "ਹਨੇਰਾ ਕਮਰਾ",
        "ಕತ್ತಲೆ ಕೋಣೆ",
        "ഇരുണ്ട മുറി",
        "ଅନ୍ଧାର କୋଠରୀ",
        "අඳුරු කාමරය",
        "បន្ទប់ងងឹត",
        "ຫ້ອງມືດ",
        "အမှောင်ခန်း",
        "Մութ սենյակ",
        "ბნელი ოთახი",
        "ጨለማ ክፍል",
        "★ ☎ ✓ → ∑ € ₹",
        "👍 🌍 👩‍👧 ❤️",
      })
  void drawsEveryScriptAndNoBoxes(String text) {
    for (boolean bold : new boolean[] {false, true}) {
      for (Typeface face : Typeface.values()) {
        TextStyle style = new TextStyle(face, bold, 40, 1.4, Align.START, Direction.AUTO);
        TextBlock block = typesetter.set(text, style, TextBox.UNBOUNDED);
        assertTrue(Drawn.of(block).ink() > 100 * text.codePointCount(0, text.length()) / 2.0);
        List<Font> fonts = FONTS.of(style).toList();
        for (Coverage.Run run : new Coverage(fonts, null).runs(text)) {
          char[] letters = text.substring(run.start(), run.end()).toCharArray();
          GlyphVector glyphs =
              run.font().layoutGlyphVector(Paragraph.EXACT, letters, 0, letters.length, 0);
          for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
            assertNotEquals(run.font().getMissingGlyphCode(), glyphs.getGlyphCode(i), text);
          }
        }
      }
    }
  }

  @Test
  void hebrewBeginsAtTheRight() {
    // Only lamed is high. It is read first, and last.
    assertHighAtTheRight(line("לםםםםם"), true);
    assertHighAtTheRight(line("םםםםםל"), false);
  }

  private static void assertHighAtTheRight(TextBlock block, boolean right) {
    Drawn drawn = Drawn.of(block);
    int middle = drawn.image().getWidth() / 2;
    int low = 10 + (int) (block.lines().get(0).baseline() - 0.68 * STYLE.size());
    double leftInk = drawn.ink(0, 0, middle, low);
    double rightInk = drawn.ink(middle, 0, drawn.image().getWidth(), low);
    assertTrue(
        right ? rightInk > 5 && leftInk < 1 : leftInk > 5 && rightInk < 1,
        leftInk + " | " + rightInk);
  }

  @Test
  void numbersWithinArabicRunToTheRight() {
    // What is read is alef, 17, alef: a bare stroke, and in between 1 to the left of 7.
    Drawn both = Drawn.of(line("ا 17 ا"));
    Drawn other = Drawn.of(line("ا 71 ا"));
    int middle = both.image().getWidth() / 2;
    int end = both.image().getHeight();
    assertTrue(both.ink(middle - 20, 0, middle, end) != other.ink(middle - 20, 0, middle, end));
    Drawn seven = Drawn.of(typesetter.set("17", STYLE, TextBox.UNBOUNDED));
    assertEquals(
        Math.signum(balance(seven, 10, seven.image().getWidth() - 10)),
        Math.signum(balance(both, middle - 22, middle + 22)));
  }

  /** How much more ink there is in the right half. */
  private static double balance(Drawn drawn, int left, int right) {
    int middle = (left + right) / 2;
    int end = drawn.image().getHeight();
    return drawn.ink(middle, 0, right, end) - drawn.ink(left, 0, middle, end);
  }

  @Test
  void arabicLettersJoin() {
    double alone = line("ب").width();
    assertTrue(line("ببب").width() < 2.5 * alone, "three isolated letters");
  }

  @Test
  void devanagariVowelsMoveBeforeTheirConsonants() {
    // The vowel sign i is written behind ka and drawn before it, so the word begins further left.
    Drawn ka = Drawn.of(line("क"));
    Drawn ki = Drawn.of(line("कि"));
    assertTrue(ki.image().getWidth() > ka.image().getWidth());
    int high = 10 + (int) (line("कि").lines().get(0).baseline() - 0.75 * STYLE.size());
    int width = ki.image().getWidth();
    assertTrue(ki.ink(0, 0, width, high) > ka.ink(0, 0, width, high) + 5, "the bow above");
  }

  @ParameterizedTest
  @CsvSource({
    "0x10900, 'U+10900 (PHOENICIAN LETTER ALF)'",
    "0xE000, U+E000",
    "0xD800, U+D800",
    "0x0007, U+0007"
  })
  void refusesWhatNoFontHasAndNamesIt(String point, String name) {
    String text = "ab" + new StringBuilder().appendCodePoint(Integer.decode(point)) + "c";
    DarkroomException refused = assertThrows(DarkroomException.class, () -> line(text));
    assertEquals(Failure.CHARACTER_WITHOUT_FONT, refused.failure());
    assertTrue(refused.getMessage().contains(name), refused.getMessage());
  }

  @Test
  void putsSomethingInItsPlaceWhenAskedTo() {
    TextBlock block = typesetter.set("a\ue000b", STYLE, TextBox.UNBOUNDED, "?");
    assertEquals("a?b", block.lines().get(0).text());
    DarkroomException refused =
        assertThrows(
            DarkroomException.class,
            () -> typesetter.set("a\ue000b", STYLE, TextBox.UNBOUNDED, "\ue001"));
    assertEquals(Failure.CHARACTER_WITHOUT_FONT, refused.failure());
  }
}
