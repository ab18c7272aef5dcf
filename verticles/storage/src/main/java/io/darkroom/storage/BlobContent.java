package io.darkroom.storage;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A blob being read.
 *
 * @param info of the whole blob
 * @param first the first byte that the stream gives
 * @param length how many bytes the stream gives
 * @param stream paused; whoever has it must read it to its end or {@link #cancel}
 * @param onCancel frees what the stream holds
 */
public record BlobContent(
    BlobInfo info, long first, long length, ReadStream<Buffer> stream, Runnable onCancel) {
  /** Gives up reading, and frees what the stream holds. */
  public void cancel() {
    onCancel.run();
  }
}
