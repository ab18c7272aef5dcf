package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;

/**
 * One bucket's folder. Blobs are written to {@code .tmp} inside it, which is on the same file
 * system, and get their names by a rename (or a hard link, for a blob that must not exist yet):
 * both are atomic, also between processes. All methods block.
 */
record Folder(Path root) {
  private static final String TEMPORARY = ".tmp";
  // Whoever prunes an empty folder may do so under a publisher's feet; that is not often.
  private static final int PUBLISH_ATTEMPTS = 10;

  /** Makes the folder if it is missing. */
  void create() throws IOException {
    Files.createDirectories(root.resolve(TEMPORARY));
  }

  /** Removes what was left by writers that were killed: whatever nobody wrote to for long. */
  int sweep(Instant before) throws IOException {
    int swept = 0;
    try (DirectoryStream<Path> left = Files.newDirectoryStream(root.resolve(TEMPORARY))) {
      for (Path file : left) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)
            && Files.deleteIfExists(file)) {
          swept++;
        }
      }
    } catch (NoSuchFileException alreadyGone) {
      // Another process sweeps, too, or a writer has published. The rest is for the next time.
    }
    return swept;
  }

  /** A name nobody has for a file to be written. */
  Path temporary() {
    return root.resolve(TEMPORARY).resolve(UUID.randomUUID().toString());
  }

  /** Where a blob is, or would be. */
  Path file(BlobRef ref) {
    Path file = root.resolve(Places.key(ref)).normalize();
    if (!file.startsWith(root)) {
      throw Failure.INVALID_KEY.with("The key leads out of its bucket.");
    }
    return file;
  }

  /** Fails when the folder itself is gone, as when its disk is: then nothing is known. */
  void check() {
    if (!Files.isWritable(root.resolve(TEMPORARY))) {
      throw Failure.STORAGE_UNAVAILABLE.with(
          "The folder of the bucket %s is not there or cannot be written to."
              .formatted(root.getFileName()));
    }
  }

  /** The blob's file; {@code BLOB_NOT_FOUND} when there is none. */
  Path existing(BlobRef ref) {
    Path file = file(ref);
    if (!Files.isRegularFile(file)) {
      check();
      throw FileErrors.notFound(ref);
    }
    return file;
  }

  /** Gives a written and synced file its name, over what was there. */
  void publish(Path temporary, BlobRef ref) throws IOException {
    Path file = file(ref);
    named(ref, file, () -> Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE));
  }

  /** Gives a written and synced file its name unless something has it: {@code BLOB_EXISTS}. */
  void publishIfAbsent(Path temporary, BlobRef ref) throws IOException {
    Path file = file(ref);
    named(ref, file, () -> Files.createLink(file, temporary));
    Files.deleteIfExists(temporary);
  }

  private void named(BlobRef ref, Path file, Naming naming) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        makeFolders(file.getParent());
        if (Files.isDirectory(file)) {
          throw inTheWay(ref);
        }
        naming.name();
        sync(file.getParent());
        return;
      } catch (NoSuchFileException pruned) {
        if (attempt == PUBLISH_ATTEMPTS) {
          throw pruned;
        }
      } catch (FileAlreadyExistsException exists) {
        throw Files.isRegularFile(file)
            ? Failure.BLOB_EXISTS.with("The blob %s exists already.".formatted(ref.key()))
            : inTheWay(ref);
      }
    }
  }

  private static RuntimeException inTheWay(BlobRef ref) {
    return Failure.INVALID_KEY.with(
        "The key %s needs a folder where a blob is, or a blob where a folder is."
            .formatted(ref.key()));
  }

  /** Makes folders so that they survive a power cut: each is synced into its parent. */
  private void makeFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (!folder.equals(root)) {
      makeFolders(folder.getParent());
    }
    try {
      Files.createDirectory(folder);
      sync(folder.getParent());
    } catch (FileAlreadyExistsException race) {
      if (!Files.isDirectory(folder)) {
        throw race;
      }
    }
  }

  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Removes a blob, and the folders that are empty without it. */
  void delete(BlobRef ref) throws IOException {
    Path file = file(ref);
    if (!Files.isRegularFile(file)) {
      return;
    }
    Files.deleteIfExists(file);
    Path folder = file.getParent();
    while (!folder.equals(root) && deletedIfEmpty(folder)) {
      folder = folder.getParent();
    }
  }

  private static boolean deletedIfEmpty(Path folder) throws IOException {
    try {
      return Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException used) {
      return false;
    }
  }

  private interface Naming {
    void name() throws IOException;
  }
}
