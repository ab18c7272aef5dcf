package io.darkroom.launcher.cli.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A job's events as they come. The HTTP client writes lines into it from its threads; {@link #next}
 * is called by the one who waits. A job has few events, so the queue is short.
 */
final class EventStream implements Subscriber<String>, AutoCloseable {
  private static final String ENDED = "\0";

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final EventReader reader = new EventReader();
  private final CountDownLatch opened = new CountDownLatch(1);
  private Subscription subscription;

  /**
   * The next event; empty when the stream has ended, or when nothing at all, not even a heartbeat,
   * came within {@code silence}.
   */
  Optional<Event> next(Duration silence) throws InterruptedException {
    while (true) {
      String line = lines.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null || line.equals(ENDED)) {
        return Optional.empty();
      }
      Optional<Event> event = reader.take(line);
      if (event.isPresent()) {
        return event;
      }
    }
  }

  /** Hangs up, if the line was ever open. */
  @Override
  public void close() {
    if (opened.getCount() == 0) {
      subscription.cancel();
    }
  }

  @Override
  public void onSubscribe(Subscription given) {
    subscription = given;
    opened.countDown();
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    lines.add(line);
  }

  @Override
  public void onError(Throwable error) {
    lines.add(ENDED);
  }

  @Override
  public void onComplete() {
    lines.add(ENDED);
  }
}
