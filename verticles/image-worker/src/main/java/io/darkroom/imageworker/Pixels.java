package io.darkroom.imageworker;

import org.opencv.core.Mat;

/**
 * The one owner of a {@link Mat}. Whoever made it closes it; whoever is lent it does not. One
 * thread.
 */
final class Pixels implements AutoCloseable {
  private final Mat mat;
  private final NativeMemory memory;
  private final long bytes;
  private boolean closed;

  Pixels(Mat mat, NativeMemory memory) {
    this.mat = mat;
    this.memory = memory;
    // A part of another's pixels weighs nothing: its data is not its own.
    bytes = mat.isSubmatrix() ? 0 : mat.total() * mat.elemSize();
    memory.add(bytes);
  }

  /** The Mat, to read from. */
  Mat mat() {
    if (closed) {
      throw new IllegalStateException("the pixels were closed");
    }
    return mat;
  }

  int width() {
    return mat().cols();
  }

  int height() {
    return mat().rows();
  }

  /** True if the fourth channel is alpha. */
  boolean alpha() {
    return mat().channels() == 4;
  }

  NativeMemory memory() {
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
