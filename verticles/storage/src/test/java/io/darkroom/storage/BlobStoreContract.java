package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlobStore} does, but for streams: those are {@link BlobStreamContract}'s. */
public abstract class BlobStoreContract extends StoreFixture {
  @Test
  void givesBackWhatWasPut() {
    Instant before = Instant.now().minusSeconds(2);
    BlobInfo put = put("a/b/photo.jpg", "bytes");
    BlobInfo head = store.head(ref("a/b/photo.jpg")).await();
    assertEquals("bytes", text("a/b/photo.jpg"));
    assertEquals(5, head.bytes());
    assertEquals(5, put.bytes());
    assertEquals(put.etag(), head.etag());
    assertFalse(head.etag().contains("\""), head.etag());
    assertTrue(head.modified().isAfter(before), head.modified().toString());
    assertEquals(ref("a/b/photo.jpg"), head.ref());
  }

  @Test
  void keepsAnEmptyBlob() {
    put("empty", "");
    assertEquals(0, store.head(ref("empty")).await().bytes());
    assertEquals(0, drained(store.get(ref("empty"), null).await()).length());
  }

  @Test
  void keepsMetaAndCacheControl() {
    BlobMeta meta =
        new BlobMeta(
            "image/webp",
            "public, max-age=31536000, immutable",
            Map.of(
                "title", "Ærø, 夕日 — ½ 😀",
                "plain", "x = 1; y",
                "padded", " a ",
                "encoded-word", "=?UTF-8?B?Zm9v?=",
                "empty", ""));
    store.put(ref("m"), meta, Buffer.buffer("x")).await();
    assertEquals(meta, store.head(ref("m")).await().meta());
    BlobContent content = store.get(ref("m"), null).await();
    assertEquals(meta, content.info().meta());
    content.cancel();
  }

  @Test
  void refusesMetadataThatNotAllStoresKeep() {
    BlobMeta key = new BlobMeta("image/webp", null, Map.of("Große", "x"));
    BlobMeta size = new BlobMeta("image/webp", null, Map.of("big", "ü".repeat(2_000)));
    assertFails(Failure.INVALID_VALUE, store.put(ref("m"), key, Buffer.buffer("x")));
    assertFails(Failure.INVALID_VALUE, store.put(ref("m"), size, Buffer.buffer("x")));
  }

  @Test
  void overwrites() {
    BlobInfo first = put("photo", "first, and longer");
    BlobInfo second =
        store.put(ref("photo"), BlobMeta.of("image/png"), Buffer.buffer("second")).await();
    assertEquals("second", text("photo"));
    assertEquals("image/png", store.head(ref("photo")).await().meta().contentType());
    assertNotEquals(first.etag(), second.etag());
  }

  @Test
  void putsIfAbsentOnlyWhatIsAbsent() {
    store.putIfAbsent(ref("once"), JPEG, Buffer.buffer("first")).await();
    assertFails(Failure.BLOB_EXISTS, store.putIfAbsent(ref("once"), JPEG, Buffer.buffer("second")));
    assertEquals("first", text("once"));
  }

  @Test
  void letsOneOfManyPutIfAbsent() {
    BlobStore other = another();
    for (int round = 0; round < 5; round++) {
      BlobRef contested = ref("race/" + round);
      List<Future<BlobInfo>> puts = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        BlobStore either = i % 2 == 0 ? store : other;
        puts.add(either.putIfAbsent(contested, JPEG, Buffer.buffer("writer " + i)));
      }
      Future.join(puts).transform(all -> Future.succeededFuture()).await();
      List<Future<BlobInfo>> won = puts.stream().filter(Future::succeeded).toList();
      assertEquals(1, won.size());
      assertEquals("writer " + puts.indexOf(won.get(0)), text(contested.key()));
      for (Future<BlobInfo> put : puts) {
        if (put.failed()) {
          assertEquals(Failure.BLOB_EXISTS, DarkroomException.of(put.cause()).failure());
        }
      }
    }
    other.close().await();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, a",
    "2, 4, 2, cde",
    "7, -1, 7, hij",
    "7, 999, 7, hij",
    "0, -1, 0, abcdefghij",
    "9, 9, 9, j",
    "-1, 3, 7, hij",
    "-1, 99, 0, abcdefghij"
  })
  void givesRanges(long first, long last, long start, String expected) {
    put("range", "abcdefghij");
    BlobContent content = store.get(ref("range"), new ByteRange(first, last)).await();
    assertEquals(start, content.first());
    assertEquals(expected.length(), content.length());
    assertEquals(10, content.info().bytes());
    assertEquals(expected, drained(content).toString());
  }

  @ParameterizedTest
  @CsvSource({"10, -1", "10, 20", "5, 4", "-1, 0"})
  void refusesRangesOutsideTheBlob(long first, long last) {
    put("range", "abcdefghij");
    assertFails(Failure.RANGE_NOT_SATISFIABLE, store.get(ref("range"), new ByteRange(first, last)));
  }

  @Test
  void refusesToReadMoreThanAllowed() {
    put("long", "abcdefghij");
    assertEquals("abcdefghij", store.read(ref("long"), 10).await().toString());
    assertFails(Failure.SOURCE_TOO_LARGE, store.read(ref("long"), 9));
  }

  @Test
  void saysThatABlobIsNotThere() {
    put("folder/blob", "x");
    for (String key : List.of("nothing", "folder", "folder/nothing")) {
      assertFails(Failure.BLOB_NOT_FOUND, store.head(ref(key)));
      assertFails(Failure.BLOB_NOT_FOUND, store.get(ref(key), null));
      assertFails(Failure.BLOB_NOT_FOUND, store.get(ref(key), new ByteRange(0, 1)));
      assertFails(Failure.BLOB_NOT_FOUND, store.read(ref(key), 100));
    }
  }

  @Test
  void deletesAndDeletesAgain() {
    put("a/b/c", "x");
    put("a/d", "y");
    List<BlobRef> refs = List.of(ref("a/b/c"), ref("never/was"), ref("a/b"));
    store.delete(refs).await();
    store.delete(refs).await();
    store.delete(List.of()).await();
    assertFails(Failure.BLOB_NOT_FOUND, store.head(ref("a/b/c")));
    assertEquals("y", text("a/d"));
    put("a/b", "a name that was a folder's");
    assertEquals("a name that was a folder's", text("a/b"));
  }

  @Test
  void deletesFromSeveralBucketsAtOnce() {
    BlobRef published = new BlobRef(BlobRef.PUBLIC, "x");
    put("x", "private");
    store.put(published, JPEG, Buffer.buffer("public")).await();
    store.delete(List.of(ref("x"), published)).await();
    assertEquals(List.of(), store.list(BlobRef.PRIVATE, "", 10).await());
    assertEquals(List.of(), store.list(BlobRef.PUBLIC, "", 10).await());
  }

  @Test
  void listsInTheOrderOfKeys() {
    List<String> sorted = List.of("Z", "a-b", "a.jpg", "a/b/c", "a/b0", "a0", "b/x", "ba", "é");
    for (String key : List.of("ba", "a0", "a/b0", "a/b/c", "a.jpg")) {
      put(key, key);
    }
    for (String key : List.of("é", "b/x", "a-b", "Z")) {
      put(key, key);
    }
    assertEquals(sorted, listed("", 100));
    assertEquals(sorted.subList(0, 4), listed("", 4));
    assertEquals(List.of("a-b", "a.jpg", "a/b/c", "a/b0", "a0"), listed("a", 100));
    assertEquals(List.of("a/b/c", "a/b0"), listed("a/b", 100));
    assertEquals(List.of("a/b/c"), listed("a/b/", 100));
    assertEquals(List.of(), listed("", 0));
    BlobInfo info = store.list(BlobRef.PRIVATE, "a/b/c", 1).await().get(0);
    assertEquals(5, info.bytes());
    assertEquals(store.head(ref("a/b/c")).await().etag(), info.etag());
  }

  @Test
  void clearsWhatIsBelowAPrefixAndNothingBeside() {
    for (String key : List.of("a/b", "a/c/d", "ab", "b/a/c")) {
      put(key, key);
    }
    store.clear(BlobRef.PRIVATE, "a/").await();
    assertEquals(List.of("ab", "b/a/c"), listed("", 100));
    store.clear(BlobRef.PRIVATE, "none/").await();
    assertEquals(List.of("ab", "b/a/c"), listed("", 100));
  }

  private List<String> listed(String prefix, int limit) {
    return store.list(BlobRef.PRIVATE, prefix, limit).await().stream()
        .map(info -> info.ref().key())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        "..",
        ".",
        "../x",
        "a/../x",
        "a/../../x",
        "a/..",
        "a/./b",
        "a//b",
        "a/",
        "./a",
        ".tmp/x",
        "a/.hidden",
        "..\\x",
        "a\\b",
        "a\0b",
        "a\nb",
        "\u0085",
        "\ud800"
      })
  void refusesKeysThatAreNotPlain(String key) {
    assertRefused(ref(key));
  }

  @Test
  void refusesKeysThatAreTooLong() {
    assertRefused(ref("x".repeat(256)));
    assertRefused(ref("é".repeat(128)));
    assertRefused(ref("folder/".repeat(150)));
    assertRefused(ref(null));
    String longest = "f".repeat(200) + "/" + "g".repeat(200);
    put(longest, "fits");
    assertEquals("fits", text(longest));
  }

  @Test
  void refusesBucketsThatAreNotConfigured() {
    assertRefused(new BlobRef("other", "x"));
    assertRefused(new BlobRef(null, "x"));
    assertRefused(new BlobRef("../x", "x"));
    assertFails(Failure.INVALID_KEY, store.list("other", "", 10));
  }

  private void assertRefused(BlobRef ref) {
    Buffer bytes = Buffer.buffer("x");
    assertFails(Failure.INVALID_KEY, store.put(ref, JPEG, bytes));
    assertFails(Failure.INVALID_KEY, store.putIfAbsent(ref, JPEG, bytes));
    assertFails(
        Failure.INVALID_KEY,
        store.put(ref, JPEG, GeneratedStream.of(vertx.getOrCreateContext(), 10)));
    assertFails(Failure.INVALID_KEY, store.head(ref));
    assertFails(Failure.INVALID_KEY, store.get(ref, null));
    assertFails(Failure.INVALID_KEY, store.read(ref, 10));
    assertFails(Failure.INVALID_KEY, store.delete(List.of(ref)));
  }

  @Test
  void completesOnTheCallersContext() {
    put("here", "x");
    onContext(
        context ->
            store
                .head(ref("here"))
                .compose(head -> same(context))
                .compose(same -> store.put(ref("here"), JPEG, Buffer.buffer("y")))
                .compose(put -> same(context))
                .compose(same -> store.get(ref("here"), null))
                .compose(content -> Whole.of(content, 100))
                .compose(whole -> same(context))
                .compose(same -> store.list(BlobRef.PRIVATE, "", 10))
                .compose(list -> same(context)));
  }

  private static Future<Void> same(Object context) {
    assertSame(context, Vertx.currentContext());
    return Future.succeededFuture();
  }

  @Test
  void saysThatItCanBeReached() {
    store.check().await();
  }
}
