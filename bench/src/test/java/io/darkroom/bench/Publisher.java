package io.darkroom.bench;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Puts numbered messages into a queue, in batches, of which several are under way. */
final class Publisher {
  private static final int IN_FLIGHT = 8;
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final long MOST_SECONDS = 30;

  private final Queues queues;
  private final String queue;
  private final IntFunction<String> bodies;
  private final Semaphore room = new Semaphore(IN_FLIGHT);
  private volatile Throwable failure;

  Publisher(Queues queues, String queue, IntFunction<String> bodies) {
    this.queues = queues;
    this.queue = queue;
    this.bodies = bodies;
  }

  /** As many messages, as fast as they are taken; returns when the broker has them. */
  void publish(int messages) throws InterruptedException {
    send(0, messages);
    await();
  }

  /**
   * As many messages, so many a second, whatever becomes of those before.
   *
   * @return when each was due, as {@link System#nanoTime} tells; one that had to wait was late
   */
  long[] publish(int messages, double perSecond) throws InterruptedException {
    long[] due = new long[messages];
    long begun = System.nanoTime();
    for (int sent = 0, tick = 0; sent < messages; tick++) {
      TimeUnit.NANOSECONDS.sleep(begun + tick * TICK_NANOS - System.nanoTime());
      int upTo = (int) Math.min(messages, Math.ceil((tick + 1) * TICK_NANOS * perSecond / 1e9));
      for (int i = sent; i < upTo; i++) {
        due[i] = begun + tick * TICK_NANOS;
      }
      send(sent, upTo);
      sent = upTo;
    }
    await();
    return due;
  }

  private void send(int from, int to) throws InterruptedException {
    for (int i = from; i < to; i += queues.batch()) {
      List<String> batch =
          IntStream.range(i, Math.min(to, i + queues.batch())).mapToObj(bodies).toList();
      acquire(1);
      queues
          .send(queue, batch)
          .onFailure(error -> failure = error)
          .onComplete(sent -> room.release());
    }
  }

  private void await() throws InterruptedException {
    acquire(IN_FLIGHT);
    room.release(IN_FLIGHT);
  }

  private void acquire(int permits) throws InterruptedException {
    boolean acquired = room.tryAcquire(permits, MOST_SECONDS, TimeUnit.SECONDS);
    if (failure != null) {
      throw new IllegalStateException("messages were not taken: " + failure, failure);
    }
    if (!acquired) {
      throw new IllegalStateException("messages were not taken in " + MOST_SECONDS + " s");
    }
  }
}
