package io.darkroom.isolation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where shared files are made: in memory where there is enough of it, else among temporary files.
 */
final class SharedFolder {
  private static final Path IN_MEMORY = Path.of("/dev/shm");

  /**
   * What a child may need = {@value} bytes. Containers have 64 MB by default, which is not enough.
   */
  private static final long EACH = 128L << 20;

  private SharedFolder() {}

  static Path find(int children) {
    try {
      if (Files.isDirectory(IN_MEMORY)
          && Files.isWritable(IN_MEMORY)
          && Files.getFileStore(IN_MEMORY).getUsableSpace() >= children * EACH) {
        return IN_MEMORY;
      }
    } catch (IOException unknown) {
      return temporary();
    }
    return temporary();
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
