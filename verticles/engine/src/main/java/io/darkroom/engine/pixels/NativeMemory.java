package io.darkroom.engine.pixels;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;

/**
 * Counts the pixels that live outside the Java heap, where no garbage collector feels their weight.
 * Every {@link Mat} is made here, or handed over as soon as it is made, so that each has an owner
 * and none is forgotten.
 */
public final class NativeMemory {
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();

  /** Bytes of all pixels that were not closed yet. */
  public long liveBytes() {
    return bytes.get();
  }

  /** The most that {@link #liveBytes()} has been. */
  public long peakBytes() {
    return peak.get();
  }

  /** Pixels that {@code writer} puts into the empty Mat it is given. */
  public Pixels make(Consumer<Mat> writer) {
    return own(new Mat(), writer);
  }

  /** Takes over a Mat, and lets {@code writer} fill it; when that fails, nothing is left. */
  public <M extends Mat> Pixels own(M mat, Consumer<? super M> writer) {
    try {
      writer.accept(mat);
      // A part of another's pixels weighs nothing: its data is not its own.
      return new Pixels(mat, this, mat.isSubmatrix() ? 0 : mat.total() * mat.elemSize());
    } catch (Throwable failure) { // natives throw what they do not declare
      mat.release();
      throw failure;
    }
  }

  /**
   * Sets every pixel. {@link Mat#setTo} gives another Mat over the same memory, which holds on to
   * it until it is released, too: it is not to be called by anybody else.
   */
  public static void fill(Mat mat, Scalar value) {
    mat.setTo(value).release();
  }

  /** A Mat over memory that is not its own: it weighs nothing. */
  public Pixels lend(Mat mat) {
    return new Pixels(mat, this, 0);
  }

  void add(long count) {
    long live = bytes.addAndGet(count);
    peak.accumulateAndGet(live, Math::max);
  }
}
