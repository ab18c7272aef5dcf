package io.darkroom.storage;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/**
 * A paused stream of bytes made up as they are asked for. While there is demand it gives without a
 * pause for breath, so whoever reads it must hold it back or take it all at once: {@link
 * #longestRun} tells which.
 */
public final class GeneratedStream implements ReadStream<Buffer> {
  /** Bytes of a chunk = {@value}. */
  public static final int CHUNK = 64 << 10;

  private final Context context;
  private final long length;
  private final Throwable failure;
  private long position;
  private long run;
  private long longestRun;
  private long demand;
  private boolean over;
  private Handler<Buffer> handler;
  private Handler<Void> endHandler;
  private Handler<Throwable> exceptionHandler;

  private GeneratedStream(Context context, long length, Throwable failure) {
    this.context = context;
    this.length = length;
    this.failure = failure;
  }

  /** A stream that ends after so many bytes. */
  public static GeneratedStream of(Context context, long length) {
    return new GeneratedStream(context, length, null);
  }

  /** A stream that fails after so many bytes. */
  public static GeneratedStream failing(Context context, long length, Throwable failure) {
    return new GeneratedStream(context, length, failure);
  }

  /** The byte at a position of every generated stream. */
  public static byte at(long position) {
    return (byte) (position * 31 + (position >>> 13));
  }

  /** Bytes of the stream from a position. */
  public static Buffer bytes(long from, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = at(from + i);
    }
    return Buffer.buffer(bytes);
  }

  /** The most bytes that were taken without a pause. */
  public long longestRun() {
    return longestRun;
  }

  private void give() {
    while (!over && demand > 0 && handler != null && position < length) {
      if (demand != Long.MAX_VALUE) {
        demand--;
      }
      int size = (int) Math.min(CHUNK, length - position);
      Buffer chunk = bytes(position, size);
      position += size;
      run += size;
      longestRun = Math.max(longestRun, run);
      handler.handle(chunk);
    }
    if (!over && position == length && demand > 0) {
      over = true;
      if (failure != null) {
        exceptionHandler.handle(failure);
      } else {
        endHandler.handle(null);
      }
    }
  }

  @Override
  public GeneratedStream pause() {
    demand = 0;
    run = 0;
    return this;
  }

  @Override
  public GeneratedStream resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public GeneratedStream fetch(long amount) {
    demand = amount >= Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
    context.runOnContext(later -> give());
    return this;
  }

  @Override
  public GeneratedStream handler(Handler<Buffer> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public GeneratedStream endHandler(Handler<Void> handler) {
    this.endHandler = handler;
    return this;
  }

  @Override
  public GeneratedStream exceptionHandler(Handler<Throwable> handler) {
    this.exceptionHandler = handler;
    return this;
  }
}
