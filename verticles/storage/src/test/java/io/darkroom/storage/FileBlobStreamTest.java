package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStreamTest extends BlobStreamContract {
  @TempDir Path folder;

  @Override
  protected JsonObject storage() {
    return new JsonObject().put("files", new JsonObject().put("folder", folder.toString()));
  }

  /** The write queue of an {@code AsyncFile}. */
  @Override
  protected long gulp() {
    return FileUpload.IN_FLIGHT;
  }

  @AfterEach
  void leavesNoTemporaryFiles() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(
          List.of(),
          files.filter(path -> path.getParent().endsWith(".tmp")).map(Path::getFileName).toList());
    }
  }
}
