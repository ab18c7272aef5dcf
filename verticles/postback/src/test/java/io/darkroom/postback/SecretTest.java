package io.darkroom.postback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(ints = {24, 32, 64})
  void readsASecretOfAnAllowedLength(int bytes) {
    assertTrue(Secret.parse(secret(bytes)).isPresent());
  }

  @Test
  void refusesWhatIsNone() {
    assertTrue(Secret.parse(secret(23)).isEmpty());
    assertTrue(Secret.parse(secret(65)).isEmpty());
    assertTrue(Secret.parse("whsec_!!!").isEmpty());
    assertTrue(Secret.parse(secret(32).substring(Secret.PREFIX.length())).isEmpty());
  }

  @Test
  void neverShowsItself() {
    assertEquals("whsec_***", Secret.parse(secret(32)).orElseThrow().toString());
  }

  @Test
  void isMadeOnceAndReadByItsOwnerOnly() throws IOException {
    Path file = dir.resolve("data/postback.secret");
    Secret made = SecretFile.open(file);
    String kept = Files.readString(file);
    assertEquals(sign(made), sign(SecretFile.open(file)));
    assertEquals(kept, Files.readString(file));
    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    try (var files = Files.list(file.getParent())) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void isNotTheSameTwice() {
    assertFalse(
        sign(SecretFile.open(dir.resolve("a"))).equals(sign(SecretFile.open(dir.resolve("b")))));
  }

  @Test
  void isNotOverwrittenWhenItCannotBeRead() throws IOException {
    Path file = Files.writeString(dir.resolve("secret"), "hand-made");
    DarkroomException refused = assertThrows(DarkroomException.class, () -> SecretFile.open(file));
    assertEquals(Failure.INVALID_CONFIGURATION, refused.failure());
    assertFalse(refused.getMessage().contains("hand-made"));
    assertEquals("hand-made", Files.readString(file));
  }

  @Test
  void saysWhenItsPlaceCannotBeWritten() throws IOException {
    Path notADirectory = Files.writeString(dir.resolve("file"), "");
    DarkroomException refused =
        assertThrows(
            DarkroomException.class, () -> SecretFile.open(notADirectory.resolve("secret")));
    assertEquals(Failure.INVALID_CONFIGURATION, refused.failure());
  }

  private static String sign(Secret secret) {
    return secret.sign(new byte[0], new byte[0]);
  }

  private static String secret(int bytes) {
    return Secret.PREFIX + Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
