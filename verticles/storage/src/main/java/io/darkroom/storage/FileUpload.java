package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;

/**
 * A stream on its way into a file. It listens to the stream's end and failure from the beginning,
 * since a client may hang up before the file is open; the stream flows only once there is one. When
 * the file fails, the stream is left paused.
 */
final class FileUpload {
  /**
   * Bytes that are gathered before they are written = {@value}: every write goes to another thread
   * and back, which costs more than a socket's read of a few KB is worth.
   */
  private static final int GATHERED = 256 * 1024;

  /** Bytes on their way to the disk before the stream is held back = {@value}. */
  static final int IN_FLIGHT = 2 * GATHERED;

  private final ReadStream<Buffer> stream;
  private final Promise<Void> done = Promise.promise();
  private final Etag etag = new Etag();
  private Buffer gathered = Buffer.buffer();
  private Future<Void> written = Future.succeededFuture();
  private long bytes;

  FileUpload(ReadStream<Buffer> stream) {
    this.stream = stream;
    stream.exceptionHandler(done::tryFail);
    stream.endHandler(end -> done.tryComplete());
  }

  /** Writes the stream and the trailer, syncs, and closes the file, whatever happened. */
  Future<BlobInfo> into(AsyncFile file, BlobRef ref, BlobMeta meta) {
    file.exceptionHandler(failure -> done.tryFail(FileErrors.of(failure)));
    file.setWriteQueueMaxSize(IN_FLIGHT);
    stream.handler(chunk -> take(chunk, file));
    stream.resume();
    return done.future()
        .compose(end -> finish(file, ref, meta))
        .transform(
            outcome ->
                file.close()
                    .recover(failure -> Future.failedFuture(FileErrors.of(failure)))
                    .transform(
                        closed ->
                            outcome.failed() || closed.succeeded()
                                ? Future.future(promise -> promise.handle(outcome))
                                : Future.failedFuture(closed.cause())));
  }

  private void take(Buffer chunk, AsyncFile file) {
    if (done.future().isComplete()) {
      return;
    }
    bytes += chunk.length();
    gathered.appendBuffer(chunk);
    if (gathered.length() >= GATHERED) {
      write(file);
    }
  }

  private void write(AsyncFile file) {
    Buffer full = gathered;
    gathered = Buffer.buffer();
    etag.update(full.getBytes());
    Future<Void> write = file.write(full);
    write.onFailure(
        failure -> {
          stream.pause();
          done.tryFail(FileErrors.of(failure));
        });
    // Writes run side by side; the file is synced after the last of them.
    written = written.compose(before -> write);
    if (file.writeQueueFull()) {
      stream.pause();
      file.drainHandler(drained -> stream.resume());
    }
  }

  private Future<BlobInfo> finish(AsyncFile file, BlobRef ref, BlobMeta meta) {
    write(file);
    Trailer trailer = new Trailer(etag.text(), BlobFile.now(), meta);
    return written
        .compose(all -> file.write(trailer.encode()))
        .compose(all -> file.flush())
        .recover(failure -> Future.failedFuture(FileErrors.of(failure)))
        .map(flushed -> new BlobInfo(ref, bytes, trailer.etag(), trailer.modified(), meta));
  }
}
