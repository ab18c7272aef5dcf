package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IncomingBodyTest {
  private final Vertx vertx = Vertx.vertx();
  private final Sender sender = new Sender();
  private final IncomingBody body =
      new IncomingBody(
          vertx,
          sender,
          -1,
          BodyRules.upload(Limits.read(Conf.of(new JsonObject().put("maxUpload", "10B")))));

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void givesWhatWasPeekedAtToTheReader() {
    Future<Buffer> head = body.peek(3);
    assertEquals(1, sender.demand);
    sender.send("ab");
    assertEquals(1, sender.demand, "one more chunk is needed");
    sender.send("cd");
    assertEquals("abcd", head.result().toString());
    assertEquals(0, sender.demand);
    Future<Buffer> whole = body.collect();
    sender.send("ef");
    sender.end.handle(null);
    assertEquals("abcdef", whole.result().toString());
    assertEquals(6, body.bytes());
  }

  @Test
  void givesABodyThatEndsWhilePeekedAt() {
    Future<Buffer> head = body.peek(8);
    sender.send("ab");
    sender.end.handle(null);
    assertEquals("ab", head.result().toString());
    assertEquals("ab", body.collect().result().toString());
  }

  @Test
  void keepsTheFirstBytesWhenTheEndComesBeforeTheReader() {
    body.peek(1);
    sender.send("ab");
    sender.end.handle(null);
    assertEquals("ab", body.collect().result().toString());
  }

  @Test
  void passesTheReadersBackPressureOn() {
    body.peek(1);
    sender.send("a");
    List<String> read = new ArrayList<>();
    body.handler(
        chunk -> {
          read.add(chunk.toString());
          body.pause();
        });
    body.resume();
    assertEquals(List.of("a"), read);
    assertEquals(0, sender.demand, "paused by the reader of the first chunk");
    body.resume();
    assertTrue(sender.demand > 0);
    sender.send("b");
    assertEquals(0, sender.demand);
    body.fetch(2);
    assertEquals(2, sender.demand);
    assertEquals(List.of("a", "b"), read);
  }

  @Test
  void tellsAReaderThatComesLateThatItFailed() throws Exception {
    body.peek(1);
    sender.send("a");
    sender.exception.handle(new IllegalStateException("reset"));
    CompletableFuture<Throwable> failed = new CompletableFuture<>();
    body.exceptionHandler(failed::complete);
    assertEquals(Failure.UPLOAD_INCOMPLETE, DarkroomException.of(failed.get()).failure());
  }

  @Test
  void throwsAwayWhatComesAfterTheLimit() {
    Future<Buffer> whole = body.collect();
    sender.send("0123456789");
    sender.send("0");
    sender.send("1");
    sender.end.handle(null);
    DarkroomException refused = assertThrows(DarkroomException.class, whole::await);
    assertEquals(Failure.UPLOAD_TOO_LARGE, refused.failure());
    assertTrue(sender.demand > 0, "the rest is read, to be thrown away");
  }

  @Test
  void hashesWhatCame() {
    Future<Buffer> whole = body.hashed().collect();
    sender.send("a");
    sender.send("bc");
    sender.end.handle(null);
    assertTrue(whole.succeeded());
    // FIPS 180-4's example: "abc".
    assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", body.sha256());
  }

  /** Sends what the test says, and keeps what it is asked for. */
  private static final class Sender implements ReadStream<Buffer> {
    private long demand = Long.MAX_VALUE;
    private Handler<Buffer> chunks;
    private Handler<Void> end;
    private Handler<Throwable> exception;

    private void send(String text) {
      assertTrue(demand > 0, "nothing is asked for");
      demand = demand == Long.MAX_VALUE ? demand : demand - 1;
      chunks.handle(Buffer.buffer(text));
    }

    @Override
    public Sender handler(Handler<Buffer> handler) {
      chunks = handler;
      return this;
    }

    @Override
    public Sender endHandler(Handler<Void> handler) {
      end = handler;
      return this;
    }

    @Override
    public Sender exceptionHandler(Handler<Throwable> handler) {
      exception = handler;
      return this;
    }

    @Override
    public Sender pause() {
      demand = 0;
      return this;
    }

    @Override
    public Sender resume() {
      return fetch(Long.MAX_VALUE);
    }

    @Override
    public Sender fetch(long amount) {
      demand = amount > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
      return this;
    }
  }
}
