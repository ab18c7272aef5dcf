package io.darkroom.storage;

import io.darkroom.contract.BlobRef;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;

/**
 * A blob's bytes out of its open file, without the trailer. The file closes itself at the end of
 * the stream, at its failure and when reading is given up; what is called after that does nothing.
 *
 * <p>Everything is read from one open file: it stays what it was when it is overwritten meanwhile.
 */
final class FileDownload implements ReadStream<Buffer> {
  private static final int CHUNK_BYTES = 64 << 10;

  private final AsyncFile file;
  private boolean closed;

  private FileDownload(AsyncFile file, Slice slice) {
    this.file = file;
    file.pause();
    file.setReadBufferSize(CHUNK_BYTES).setReadPos(slice.first()).setReadLength(slice.length());
    endHandler(null);
    exceptionHandler(null);
  }

  /** The content of an open file, which is closed if there is none. */
  static Future<BlobContent> of(AsyncFile file, Path path, BlobRef ref, ByteRange range) {
    return file.size()
        .compose(size -> info(file, path, ref, size))
        .map(
            info -> {
              Slice slice = Slice.of(range, info.bytes());
              FileDownload stream = new FileDownload(file, slice);
              return new BlobContent(info, slice.first(), slice.length(), stream, stream::close);
            })
        .recover(failure -> file.close().transform(closed -> Future.failedFuture(failure)));
  }

  private static Future<BlobInfo> info(AsyncFile file, Path path, BlobRef ref, long size) {
    long from = Math.max(0, size - Trailer.MAX_BYTES);
    return file.read(Buffer.buffer(), 0, from, (int) (size - from))
        .map(tail -> Trailer.decode(ref, tail, size, () -> path.toFile().lastModified()));
  }

  private void close() {
    if (!closed) {
      closed = true;
      file.close();
    }
  }

  @Override
  public FileDownload exceptionHandler(Handler<Throwable> handler) {
    if (!closed) {
      file.exceptionHandler(
          failure -> {
            close();
            if (handler != null) {
              handler.handle(FileErrors.of(failure));
            }
          });
    }
    return this;
  }

  @Override
  public FileDownload handler(Handler<Buffer> handler) {
    if (!closed) {
      file.handler(handler);
    }
    return this;
  }

  @Override
  public FileDownload endHandler(Handler<Void> handler) {
    if (!closed) {
      file.endHandler(
          end -> {
            close();
            if (handler != null) {
              handler.handle(null);
            }
          });
    }
    return this;
  }

  @Override
  public FileDownload pause() {
    if (!closed) {
      file.pause();
    }
    return this;
  }

  @Override
  public FileDownload resume() {
    if (!closed) {
      file.resume();
    }
    return this;
  }

  @Override
  public FileDownload fetch(long amount) {
    if (!closed) {
      file.fetch(amount);
    }
    return this;
  }
}
