package io.darkroom.storage;

import io.darkroom.contract.DarkroomException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;

/** Gathers a blob's content into one buffer, if it is not too large for that. */
final class Whole {
  private Whole() {}

  static Future<Buffer> of(BlobContent content, long maxBytes) {
    try {
      BlobFile.checkSize(content.info(), maxBytes);
    } catch (DarkroomException tooLarge) {
      content.cancel();
      return Future.failedFuture(tooLarge);
    }
    Promise<Buffer> whole = Promise.promise();
    Buffer gathered = Buffer.buffer((int) content.length());
    content.stream()
        .exceptionHandler(whole::tryFail)
        .endHandler(end -> whole.tryComplete(gathered))
        .handler(gathered::appendBuffer)
        .resume();
    return whole.future();
  }
}
