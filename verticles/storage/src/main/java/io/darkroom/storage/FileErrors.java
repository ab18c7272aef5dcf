package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.nio.file.NoSuchFileException;

/** Where the file system's errors become ours. */
final class FileErrors {
  private FileErrors() {}

  static DarkroomException of(Throwable error) {
    return error instanceof DarkroomException ours
        ? ours
        : Failure.STORAGE_UNAVAILABLE.with(
            "The blob store cannot read or write its files; try again later.", error);
  }

  /** The failure of reading a blob: its file may have gone since it was seen. */
  static DarkroomException ofReading(Throwable error, BlobRef ref) {
    // Vert.x wraps what the file system threw.
    boolean gone =
        error instanceof NoSuchFileException || error.getCause() instanceof NoSuchFileException;
    return gone ? notFound(ref) : of(error);
  }

  static DarkroomException notFound(BlobRef ref) {
    return Failure.BLOB_NOT_FOUND.with(
        "There is no blob %s in the bucket %s.".formatted(ref.key(), ref.bucket()));
  }
}
