package io.darkroom.storage;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileQuarantineTest extends QuarantineContract {
  @TempDir Path folder;

  @Override
  protected JsonObject storage() {
    return new JsonObject()
        .put("kind", "files")
        .put("files", new JsonObject().put("folder", folder.toString()));
  }
}
