package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBlobStoreTest extends BlobStoreContract {
  @TempDir Path folder;

  @Override
  protected JsonObject storage() {
    return new JsonObject().put("files", new JsonObject().put("folder", folder.toString()));
  }

  private Path bucket() {
    return folder.resolve(options().buckets().get(BlobRef.PRIVATE));
  }

  @Test
  void leavesNothingBesideTheBlob() throws IOException {
    put("a/b", "x");
    store.putIfAbsent(ref("a/c"), JPEG, Buffer.buffer("y")).await();
    store.delete(List.of(ref("a/b"))).await();
    try (Stream<Path> files = Files.walk(bucket())) {
      List<Path> left = files.filter(Files::isRegularFile).toList();
      assertEquals(List.of(bucket().resolve("a/c")), left);
    }
    store.delete(List.of(ref("a/c"))).await();
    assertFalse(Files.exists(bucket().resolve("a")), "an empty folder was left");
  }

  // S3 does the next two as well; the server that tests it does not.

  @Test
  void listsInTheOrderOfBytesAndNotOfChars() {
    put("\uff5e", "three bytes");
    put("😀", "four bytes, but a smaller first char");
    List<String> keys =
        store.list(BlobRef.PRIVATE, "", 10).await().stream().map(info -> info.ref().key()).toList();
    assertEquals(List.of("\uff5e", "😀"), keys);
  }

  @Test
  void listsNothingOutsideItsFolder() throws IOException {
    Files.writeString(folder.resolve("outside"), "x");
    for (String prefix : List.of("../", "..", "/", ".tmp/")) {
      assertEquals(List.of(), store.list(BlobRef.PRIVATE, prefix, 10).await());
    }
  }

  @Test
  void knowsNoBlobBelowABlob() {
    put("folder/blob", "x");
    assertFails(Failure.BLOB_NOT_FOUND, store.head(ref("folder/blob/below")));
    assertFails(Failure.BLOB_NOT_FOUND, store.get(ref("folder/blob/below"), null));
    store.delete(List.of(ref("folder/blob/below"))).await();
    assertEquals("x", text("folder/blob"));
  }

  @Test
  void takesTheLongestNamesOfFileSystems() {
    String longest = "f".repeat(255) + "/" + "é".repeat(127) + "x";
    put(longest, "fits");
    assertEquals("fits", text(longest));
  }

  @Test
  void beginsTheFileWithTheBytes() throws IOException {
    put("photo.jpg", "jpeg");
    byte[] file = Files.readAllBytes(bucket().resolve("photo.jpg"));
    assertEquals("jpeg", new String(file, 0, 4, StandardCharsets.UTF_8));
  }

  @Test
  void takesFilesPutThereByHand() throws IOException {
    Files.writeString(bucket().resolve("mine.bin"), "by hand");
    BlobInfo info = store.head(ref("mine.bin")).await();
    assertEquals(7, info.bytes());
    assertEquals("application/octet-stream", info.meta().contentType());
    assertEquals("by hand", text("mine.bin"));
    assertEquals(info.etag(), store.get(ref("mine.bin"), null).await().info().etag());
  }

  @Test
  void cannotBeFooledByBytesThatLookLikeATrailer() throws IOException {
    put("inner", "x");
    Buffer fake = Buffer.buffer(Files.readAllBytes(bucket().resolve("inner")));
    store.put(ref("outer"), JPEG, fake).await();
    assertEquals(fake, store.read(ref("outer"), 10_000).await());
  }

  @Test
  void refusesAKeyWhoseFolderIsABlob() {
    put("a/b", "x");
    assertFails(Failure.INVALID_KEY, store.put(ref("a/b/c"), JPEG, Buffer.buffer("y")));
    assertFails(Failure.INVALID_KEY, store.put(ref("a"), JPEG, Buffer.buffer("y")));
    assertFails(Failure.INVALID_KEY, store.putIfAbsent(ref("a"), JPEG, Buffer.buffer("y")));
    assertEquals("x", text("a/b"));
  }

  @Test
  void removesWhatKilledWritersLeftButNotWhatIsBeingWritten() throws IOException {
    Path old = bucket().resolve(".tmp/old");
    Path fresh = bucket().resolve(".tmp/fresh");
    Files.writeString(old, "half");
    Files.writeString(fresh, "half");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    another().close().await();
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(fresh));
  }

  @Test
  void saysThatItCannotBeReached() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted((a, b) -> b.compareTo(a)).forEach(path -> path.toFile().delete());
    }
    assertFails(Failure.STORAGE_UNAVAILABLE, store.check());
    assertFails(Failure.STORAGE_UNAVAILABLE, store.put(ref("x"), JPEG, Buffer.buffer("x")));
    assertFails(Failure.STORAGE_UNAVAILABLE, store.head(ref("x")));
    assertFails(Failure.STORAGE_UNAVAILABLE, store.get(ref("x"), null));
    assertFails(Failure.STORAGE_UNAVAILABLE, store.list(BlobRef.PRIVATE, "", 10));
  }

  @Test
  void hasNoUrls() {
    put("x", "x");
    assertEquals(Optional.empty(), store.presign(ref("x"), Duration.ofMinutes(1)));
    assertEquals(Optional.empty(), store.publicUrl(new BlobRef(BlobRef.PUBLIC, "x")));
  }
}
