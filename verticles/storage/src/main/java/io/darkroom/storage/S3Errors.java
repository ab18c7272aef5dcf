package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Where the SDK's errors become ours. */
final class S3Errors {
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_SATISFIABLE = 416;

  private static final int CONFLICT = 409;

  private S3Errors() {}

  /** The failure of a call about one blob; {@code range} is null where none was asked for. */
  static DarkroomException of(Throwable error, BlobRef ref, ByteRange range) {
    if (unwrapped(error) instanceof S3Exception s3 && !(s3 instanceof NoSuchBucketException)) {
      if (s3.statusCode() == NOT_FOUND) {
        return FileErrors.notFound(ref);
      }
      if (s3.statusCode() == PRECONDITION_FAILED) {
        return Failure.BLOB_EXISTS.with("The blob %s exists already.".formatted(ref.key()), s3);
      }
      if (s3.statusCode() == NOT_SATISFIABLE && range != null) {
        return Slice.unsatisfiable(range);
      }
    }
    return of(error);
  }

  /** The failure of a call about no blob in particular. */
  static DarkroomException of(Throwable error) {
    return unwrapped(error) instanceof DarkroomException ours
        ? ours
        : Failure.STORAGE_UNAVAILABLE.with(
            "The blob store did not do what it was asked; try again later.", unwrapped(error));
  }

  /** True of a conditional write that met another one, and of creating a bucket that is there. */
  static boolean isConflict(Throwable error) {
    return unwrapped(error) instanceof S3Exception s3 && s3.statusCode() == CONFLICT;
  }

  private static Throwable unwrapped(Throwable error) {
    return error instanceof CompletionException && error.getCause() != null
        ? error.getCause()
        : error;
  }
}
