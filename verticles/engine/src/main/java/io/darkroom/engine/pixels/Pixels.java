package io.darkroom.engine.pixels;

import org.opencv.core.Mat;

/**
 * The one owner of a {@link Mat}. Whoever made it closes it; whoever is lent it does not. One
 * thread.
 */
public final class Pixels implements AutoCloseable {
  private final Mat mat;
  private final NativeMemory memory;
  private final long bytes;
  private boolean closed;

  Pixels(Mat mat, NativeMemory memory, long bytes) {
    this.mat = mat;
    this.memory = memory;
    this.bytes = bytes;
    memory.add(bytes);
  }

  /** The Mat, to read from. */
  public Mat mat() {
    if (closed) {
      throw new IllegalStateException("the pixels were closed");
    }
    return mat;
  }

  /** Columns. */
  public int width() {
    return mat().cols();
  }

  /** Rows. */
  public int height() {
    return mat().rows();
  }

  /** True if the fourth channel is alpha. */
  public boolean alpha() {
    return mat().channels() == 4;
  }

  /** Where more pixels are made. */
  public NativeMemory memory() {
    return memory;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      mat.release();
      memory.add(-bytes);
    }
  }
}
