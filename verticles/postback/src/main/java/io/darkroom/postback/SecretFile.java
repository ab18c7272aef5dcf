package io.darkroom.postback;

import io.darkroom.contract.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A secret made on first use and kept in a file that only its owner reads. Blocks. */
final class SecretFile {
  private static final Logger log = LoggerFactory.getLogger(SecretFile.class);

  private SecretFile() {}

  /** The secret in the file, which is made if it is not there. */
  static Secret open(Path file) {
    try {
      if (Files.notExists(file)) {
        create(file.toAbsolutePath());
      }
      return Secret.parse(Files.readString(file).strip())
          .orElseThrow(
              () ->
                  Failure.INVALID_CONFIGURATION.with(
                      "postback.secretFile "
                          + file
                          + " holds no secret; remove it, or put one in."));
    } catch (IOException error) {
      throw Failure.INVALID_CONFIGURATION.with(
          "postback.secretFile "
              + file
              + " cannot be read or written; set postback.secrets, or"
              + " name a file in a directory that can be written.",
          error);
    }
  }

  /** Writes it aside and links it to its name, so that of two who do so at once one wins. */
  private static void create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path aside =
        Files.createTempFile(
            file.getParent(),
            ".postback",
            ".secret",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(aside, Secret.random() + "\n", StandardCharsets.US_ASCII);
      Files.createLink(file, aside);
      log.atInfo().addKeyValue("file", file).log("postback secret made");
    } catch (FileAlreadyExistsException another) {
      log.atDebug().addKeyValue("file", file).log("postback secret was made by another");
    } finally {
      Files.delete(aside);
    }
  }
}
