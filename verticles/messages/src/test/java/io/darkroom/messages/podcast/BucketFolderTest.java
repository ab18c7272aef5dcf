package io.darkroom.messages.podcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketFolderTest {
  @ParameterizedTest
  @CsvSource({
    "The Daily Grind, The Daily Grind",
    "AC/DC Podcast, AC/DC Podcast",
    "/leading, leading",
    "trailing/, trailing",
    "a//b, a/b",
    "../../etc, etc",
    "a/../b, a/b",
    ". ./x, x",
    ".hidden, hidden",
    "..., CUSTOM",
    "/, CUSTOM",
    "a{format}, a_format_",
    "a\\b, a_b",
    "Что?, Что?",
  })
  void isTheNameWithoutWhatLeadsOutOfIt(String name, String folder) {
    assertEquals(folder, BucketFolder.of(name));
  }

  @Test
  void isCustomWhenThereIsNone() {
    assertEquals("CUSTOM", BucketFolder.of(null));
  }

  @Test
  void hasNoControlCharactersAndNoHalvesOfCharacters() {
    assertEquals("a_b_c", BucketFolder.of("a\u0000b\ud83dc"));
  }

  @Test
  void fitsIntoAKeyAndIsCutBetweenCharacters() {
    String part = BucketFolder.of("🎙".repeat(300));
    assertEquals("🎙".repeat(50), part);
    String many = BucketFolder.of("folder/".repeat(500));
    assertTrue(many.getBytes(StandardCharsets.UTF_8).length <= 600, many);
    assertTrue(many.endsWith("folder"), many);
  }
}
