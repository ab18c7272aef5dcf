package io.darkroom.scheduler.profiles;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.profiles.ProfilePlaces;
import io.darkroom.worker.Product;
import io.darkroom.worker.Work;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * Up to when everything was given, as a text in the bucket of the pictures: milliseconds since
 * 1970, as content servers count. Whoever lost the feed's job writes none.
 */
final class Watermark {
  /** Its key, under the pictures' prefix = {@value}. */
  static final String KEY = "last_checked_timestamp.txt";

  private static final int MAX_BYTES = 100;

  private final Work work;
  private final BlobRef place;
  private final BlobRef formerly;

  Watermark(Work work, ProfilePlaces places) {
    this.work = work;
    this.place = places.at(KEY);
    this.formerly = new BlobRef(places.bucket(), KEY);
  }

  /**
   * Reads it; where there is none under the prefix, the bucket's own.
   *
   * @param otherwise what it is when there is none at all
   */
  Future<Long> read(long otherwise) {
    return text(place)
        .compose(text -> text == null ? text(formerly) : Future.succeededFuture(text))
        .map(text -> text == null ? otherwise : parse(text));
  }

  private Future<String> text(BlobRef at) {
    return work.read(at, MAX_BYTES)
        .map(Buffer::toString)
        .recover(
            error ->
                DarkroomException.of(error).failure() == Failure.BLOB_NOT_FOUND
                    ? Future.succeededFuture(null)
                    : Future.failedFuture(error));
  }

  private long parse(String text) {
    String digits = text.strip();
    if (!digits.matches("[0-9]{1,15}")) {
      throw Failure.INVALID_VALUE.with(
          place.bucket()
              + "/"
              + place.key()
              + " is no time in milliseconds since 1970; correct it, or remove it to begin now.");
    }
    return Long.parseLong(digits);
  }

  /** Writes it. */
  Future<Void> write(long millis) {
    Buffer text = Buffer.buffer(Long.toString(millis));
    return work.store(
            new Product("watermark", "txt", "text/plain; charset=utf-8", "no-store", 0, 0, text),
            place,
            Map.of())
        .mapEmpty();
  }
}
