package io.darkroom.launcher.cli.api;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;

/**
 * A file as a request's body, which tells how many bytes of it have gone. It is read while it is
 * sent, and never held as a whole.
 */
final class CountedFile implements BodyPublisher {
  private final BodyPublisher file;
  private final LongConsumer sent;

  /**
   * @param sent hears the bytes sent so far, on a thread of the HTTP client
   */
  CountedFile(Path path, LongConsumer sent) throws FileNotFoundException {
    this.file = BodyPublishers.ofFile(path);
    this.sent = sent;
  }

  @Override
  public long contentLength() {
    return file.contentLength();
  }

  @Override
  public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
    file.subscribe(new Counting(subscriber, sent));
  }

  private static final class Counting implements Subscriber<ByteBuffer> {
    private final Subscriber<? super ByteBuffer> next;
    private final LongConsumer sent;
    private long bytes;

    Counting(Subscriber<? super ByteBuffer> next, LongConsumer sent) {
      this.next = next;
      this.sent = sent;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
      next.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
      bytes += buffer.remaining();
      next.onNext(buffer);
      sent.accept(bytes);
    }

    @Override
    public void onError(Throwable error) {
      next.onError(error);
    }

    @Override
    public void onComplete() {
      next.onComplete();
    }
  }
}
