package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Eventually;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlobStore} does with streams. */
public abstract class BlobStreamContract extends StoreFixture {
  private static final long MB = 1L << 20;

  /** The most bytes the store may take without holding the stream back. */
  protected abstract long gulp();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, GeneratedStream.CHUNK, 5 * 1024 * 1024, 11 * 1024 * 1024 + 7})
  void storesStreams(long length) {
    BlobInfo put = onContext(c -> store.put(ref("s/stream"), JPEG, GeneratedStream.of(c, length)));
    BlobInfo head = store.head(ref("s/stream")).await();
    assertEquals(length, put.bytes());
    assertEquals(length, head.bytes());
    assertEquals(put.etag(), head.etag());
    assertEquals("image/jpeg", head.meta().contentType());
    assertEquals(
        GeneratedStream.bytes(0, (int) length), store.read(ref("s/stream"), 64 * MB).await());
  }

  @Test
  void holdsABigStreamBackWhichMayBeLargerThanTheHeap() {
    long length = 64 * MB;
    GeneratedStream[] stream = new GeneratedStream[1];
    onContext(
        context -> {
          stream[0] = GeneratedStream.of(context, length);
          return store.put(ref("big"), JPEG, stream[0]);
        });
    assertTrue(
        stream[0].longestRun() <= gulp() + GeneratedStream.CHUNK,
        () -> "took " + stream[0].longestRun() + " bytes in one go");
    BlobContent content = store.get(ref("big"), null).await();
    assertEquals(length, content.length());
    AtomicLong position = new AtomicLong();
    AtomicLong wrong = new AtomicLong();
    Promise<Void> end = Promise.promise();
    content.stream()
        .exceptionHandler(end::tryFail)
        .endHandler(end::tryComplete)
        .handler(
            chunk -> {
              long at = position.getAndAdd(chunk.length());
              if (!chunk.equals(GeneratedStream.bytes(at, chunk.length()))) {
                wrong.incrementAndGet();
              }
            })
        .resume();
    end.future().await();
    assertEquals(length, position.get());
    assertEquals(0, wrong.get());
    String middle =
        drained(store.get(ref("big"), new ByteRange(33 * MB, 33 * MB + 9)).await())
            .toString("ISO-8859-1");
    assertEquals(GeneratedStream.bytes(33 * MB, 10).toString("ISO-8859-1"), middle);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100_000, 12 * 1024 * 1024})
  void leavesEverythingAsItWasWhenTheStreamFails(long after) {
    put("kept", "as it was");
    IOException hungUp = new IOException("hung up");
    for (String key : List.of("kept", "new/one")) {
      Throwable thrown =
          assertThrows(
              IOException.class,
              () ->
                  onContext(
                      c -> store.put(ref(key), JPEG, GeneratedStream.failing(c, after, hungUp))));
      assertSame(hungUp, thrown);
    }
    assertEquals("as it was", text("kept"));
    assertFails(Failure.BLOB_NOT_FOUND, store.head(ref("new/one")));
    assertEquals(1, store.list(BlobRef.PRIVATE, "", 10).await().size());
  }

  @Test
  void showsTheOldBlobUntilTheNewOneIsWhole() {
    put("photo", "old");
    BlobInfo replaced =
        onContext(
            context -> {
              GeneratedStream stream = GeneratedStream.of(context, 9 * MB);
              Future<BlobInfo> put = store.put(ref("photo"), JPEG, stream);
              return store
                  .read(ref("photo"), MB)
                  .compose(
                      seen -> {
                        // Old or new, as the race went, but never a part.
                        assertTrue(seen.toString().equals("old") || seen.length() == 9 * MB);
                        return put;
                      });
            });
    assertEquals(9 * MB, replaced.bytes());
    assertEquals(9 * MB, store.head(ref("photo")).await().bytes());
  }

  @Test
  void givesNoMoreThanIsAskedFor() {
    onContext(c -> store.put(ref("slow"), JPEG, GeneratedStream.of(c, 4 * MB)));
    AtomicInteger chunks = new AtomicInteger();
    BlobContent content = store.get(ref("slow"), null).await();
    content.stream().handler(chunk -> chunks.incrementAndGet());
    for (int asked = 1; asked <= 3; asked++) {
      int expected = asked;
      content.stream().fetch(1);
      Eventually.eventually(Duration.ofSeconds(10), () -> assertEquals(expected, chunks.get()));
      store.head(ref("slow")).await(); // gives what was not asked for time to come
      assertEquals(expected, chunks.get());
    }
    content.cancel();
    content.cancel();
  }

  @Test
  void goesOnReadingWhatWasOverwrittenMeanwhile() {
    onContext(c -> store.put(ref("busy"), JPEG, GeneratedStream.of(c, MB)));
    BlobContent content = store.get(ref("busy"), null).await();
    put("busy", "new");
    assertEquals(GeneratedStream.bytes(0, (int) MB), drained(content));
    assertEquals("new", text("busy"));
  }

  @Test
  void canGiveUpManyReadings() {
    onContext(c -> store.put(ref("long"), JPEG, GeneratedStream.of(c, 2 * MB)));
    for (int i = 0; i < 200; i++) { // more than there are connections
      BlobContent content = store.get(ref("long"), null).await();
      if (i % 2 == 0) {
        content.stream().handler(chunk -> {}).fetch(1);
      }
      content.cancel();
    }
    assertEquals(2 * MB, store.read(ref("long"), 4 * MB).await().length());
  }

  @Test
  void pipesIntoAnotherBlob() {
    onContext(c -> store.put(ref("from"), JPEG, GeneratedStream.of(c, 7 * MB + 1)));
    onContext(
        c ->
            store
                .get(ref("from"), new ByteRange(1, -1))
                .compose(content -> store.put(ref("to"), JPEG, content.stream())));
    Buffer copied = store.read(ref("to"), 8 * MB).await();
    assertEquals(GeneratedStream.bytes(1, (int) (7 * MB)), copied);
  }
}
