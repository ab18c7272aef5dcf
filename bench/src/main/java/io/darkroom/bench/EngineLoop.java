package io.darkroom.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The same computation again and again, on so many threads. */
final class EngineLoop implements Load {
  private final List<Thread> threads = new ArrayList<>();
  private final LongAdder finished = new LongAdder();
  private volatile boolean stopping;
  private volatile Throwable failure;

  EngineLoop(int count, Runnable computation) {
    for (int i = 0; i < count; i++) {
      threads.add(new Thread(() -> loop(computation), "bench-engine-" + i));
    }
  }

  @Override
  public void begin() {
    threads.forEach(Thread::start);
  }

  private void loop(Runnable computation) {
    try {
      while (!stopping) {
        computation.run();
        finished.increment();
      }
    } catch (RuntimeException error) {
      failure = error;
    }
  }

  @Override
  public long finished() {
    return finished.sum();
  }

  @Override
  public Throwable failure() {
    return failure;
  }

  @Override
  public void close() {
    stopping = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException error) {
      Thread.currentThread().interrupt();
    }
  }
}
