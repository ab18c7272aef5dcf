package io.darkroom.storage;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A response's body as a paused stream. The SDK publishes on its own threads; each signal hops to
 * the reader's context, where all the state is. At most {@value #WINDOW} chunks are asked for and
 * not yet handed on, so a slow reader slows S3 down.
 */
final class S3Download implements ReadStream<Buffer> {
  /** Chunks on their way; the SDK's are of 8 to 16 KB. */
  static final int WINDOW = 16;

  private final Context context;
  private final Deque<Buffer> arrived = new ArrayDeque<>();
  private Subscription subscription;
  private long demand;
  private boolean ended;
  private boolean finished;
  private boolean draining;
  private Throwable failure;
  private Handler<Buffer> handler;
  private Handler<Void> endHandler;
  private Handler<Throwable> exceptionHandler;

  /** Begins to read at once: a body nobody subscribes to would hold its connection. */
  S3Download(Publisher<ByteBuffer> body, Context context) {
    this.context = context;
    body.subscribe(new Signals());
  }

  /** Gives up; nothing more is delivered. */
  void cancel() {
    context.runOnContext(
        hop -> {
          finished = true;
          arrived.clear();
          if (subscription != null) {
            subscription.cancel();
          }
        });
  }

  private void drain() {
    if (draining) {
      return; // A handler resumed us: the loop below goes on.
    }
    draining = true;
    try {
      while (demand > 0 && handler != null && !arrived.isEmpty()) {
        if (demand != Long.MAX_VALUE) {
          demand--;
        }
        Buffer chunk = arrived.poll();
        subscription.request(1);
        handler.handle(chunk);
      }
    } finally {
      draining = false;
    }
    if (ended && arrived.isEmpty() && !finished && demand > 0) {
      finished = true;
      finish();
    }
  }

  private void finish() {
    if (failure == null && endHandler != null) {
      endHandler.handle(null);
    } else if (failure != null && exceptionHandler != null) {
      exceptionHandler.handle(S3Errors.of(failure));
    }
  }

  @Override
  public S3Download handler(Handler<Buffer> handler) {
    this.handler = handler;
    if (handler != null) {
      later();
    }
    return this;
  }

  @Override
  public S3Download endHandler(Handler<Void> handler) {
    this.endHandler = handler;
    return this;
  }

  @Override
  public S3Download exceptionHandler(Handler<Throwable> handler) {
    this.exceptionHandler = handler;
    return this;
  }

  @Override
  public S3Download pause() {
    demand = 0;
    return this;
  }

  @Override
  public S3Download resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public S3Download fetch(long amount) {
    demand = amount >= Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
    later();
    return this;
  }

  /** Also when on the context already: nothing is delivered before the caller has returned. */
  private void later() {
    context.runOnContext(hop -> drain());
  }

  /** The SDK's side: any thread. */
  private final class Signals implements Subscriber<ByteBuffer> {
    @Override
    public void onSubscribe(Subscription given) {
      context.runOnContext(
          hop -> {
            subscription = given;
            if (finished) {
              given.cancel();
            } else {
              given.request(WINDOW);
            }
          });
    }

    @Override
    public void onNext(ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      context.runOnContext(
          hop -> {
            if (!finished) {
              arrived.add(Buffer.buffer(copy));
              drain();
            }
          });
    }

    @Override
    public void onError(Throwable error) {
      context.runOnContext(
          hop -> {
            failure = error;
            ended = true;
            drain();
          });
    }

    @Override
    public void onComplete() {
      context.runOnContext(
          hop -> {
            ended = true;
            drain();
          });
    }
  }
}
