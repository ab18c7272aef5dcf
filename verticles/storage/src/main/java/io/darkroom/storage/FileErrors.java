package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.nio.file.NoSuchFileException;

/** Where the file system's errors become ours. */
final class FileErrors {
  private FileErrors() {}

  static DarkroomException of(Throwable error) {
    if (error instanceof DarkroomException ours) {
      return ours;
    }
    // Vert.x wraps what the file system threw.
    if (error instanceof NoSuchFileException || error.getCause() instanceof NoSuchFileException) {
      return Failure.BLOB_NOT_FOUND.with("The blob is not there, or no longer.", error);
    }
    return Failure.STORAGE_UNAVAILABLE.with(
        "The blob store cannot read or write its files; try again later.", error);
  }

  static DarkroomException notFound(BlobRef ref) {
    return Failure.BLOB_NOT_FOUND.with(
        "There is no blob %s in the bucket %s.".formatted(ref.key(), ref.bucket()));
  }
}
