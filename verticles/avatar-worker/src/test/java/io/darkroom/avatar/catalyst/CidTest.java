package io.darkroom.avatar.catalyst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.avatar.catalyst.Cid.Verdict;
import io.darkroom.avatar.fixture.Cids;
import io.darkroom.avatar.fixture.ContentServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The identifiers that the tool {@code ipfs add} gives. */
  @ParameterizedTest
  @CsvSource({
    "'hello world', bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e",
    "'', bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku",
    "'', QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH",
  })
  void knowsWhatBytesAre(String text, String cid) {
    assertEquals(Verdict.RIGHT, Cid.check(cid, bytes(text)));
    assertEquals(Verdict.WRONG, Cid.check(cid, bytes(text + "!")));
  }

  @Test
  void knowsALineOfTextOfOld() {
    String cid = "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o";
    assertEquals(Verdict.RIGHT, Cid.check(cid, bytes("hello world\n")));
    assertEquals(Verdict.WRONG, Cid.check(cid, bytes("hello world")));
    assertEquals(Verdict.UNKNOWN, Cid.check(cid, new byte[Blocks.SIZE + 1]), "trees vary");
  }

  @Test
  void knowsWhatTheFixtureMakes() {
    assertEquals(
        "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e",
        Cids.of(bytes("hello world")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "b", "Qm", "bafkrei", "0OIl", "b1111", "zdj7", "QmTooShort", "ä"})
  void knowsNothingOfOtherNames(String cid) {
    assertEquals(Verdict.UNKNOWN, Cid.check(cid, bytes("x")));
  }

  @Test
  void knowsEveryFileOfTheSharedModels() throws IOException {
    Path folder = ContentServer.sharedAssets().orElse(null);
    assumeTrue(folder != null, "no folder shared/avatar-assets beside the project: skipped");
    List<Path> files;
    try (Stream<Path> all = Files.list(folder.resolve("catalyst").resolve("contents"))) {
      files = all.toList();
    }
    int trees = 0;
    for (Path file : files) {
      String cid = file.getFileName().toString();
      byte[] bytes = Files.readAllBytes(file);
      assertEquals(Verdict.RIGHT, Cid.check(cid, bytes), cid);
      bytes[bytes.length / 2] ^= 1;
      assertEquals(Verdict.WRONG, Cid.check(cid, bytes), cid);
      trees += cid.startsWith("bafybei") ? 1 : 0;
    }
    assertTrue(trees > 0, "no file is a tree of blocks");
  }
}
