package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3BlobStoreIT extends BlobStoreContract {
  @TempDir static Path folder;
  private static S3Server server;

  @BeforeAll
  static void startServer() throws Exception {
    server = S3Server.start(folder);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.stop();
  }

  @Override
  protected JsonObject storage() {
    return server.storage();
  }

  @Test
  void presignsUrlsThatAnybodyMayRead() throws Exception {
    put("a b/ü.jpg", "secret photo");
    String url = store.presign(ref("a b/ü.jpg"), Duration.ofMinutes(5)).orElseThrow();
    HttpResponse<String> signed = fetch(url);
    assertEquals(200, signed.statusCode());
    assertEquals("secret photo", signed.body());
    assertEquals("image/jpeg", signed.headers().firstValue("content-type").orElseThrow());
    assertEquals(403, fetch(url.substring(0, url.indexOf('?'))).statusCode());
    assertEquals(403, fetch(url.replace("Signature=", "Signature=00")).statusCode());
  }

  @Test
  void presignsForNoLongerThanS3Allows() throws Exception {
    put("x", "x");
    String url = store.presign(ref("x"), Duration.ofDays(30)).orElseThrow();
    assertTrue(url.contains("X-Amz-Expires=604800"), url);
    assertEquals(200, fetch(url).statusCode());
  }

  private static HttpResponse<String> fetch(String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void pointsThePublicToTheBucket() {
    String url = store.publicUrl(new BlobRef(BlobRef.PUBLIC, "job/thumb.jpg")).orElseThrow();
    String bucket = options().buckets().get(BlobRef.PUBLIC);
    assertEquals(server.endpoint() + "/" + bucket + "/job/thumb.jpg", url);
    assertTrue(store.publicUrl(ref("x")).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"when-supported", "when-required"})
  void storesUnderBothWaysOfChecksums(String checksums) {
    JsonObject storage = server.storage();
    storage.getJsonObject("s3").put("checksums", checksums).put("partSize", "5MB");
    Conf conf = Conf.of(new JsonObject().put("storage", storage));
    BlobStore other = BlobStores.open(vertx, StorageOptions.read(conf)).await();
    other.put(ref("x"), JPEG, Buffer.buffer("x")).await();
    other.put(ref("y"), JPEG, GeneratedStream.of(vertx.getOrCreateContext(), 6 << 20)).await();
    assertEquals(6 << 20, other.read(ref("y"), 7 << 20).await().length());
    other.delete(List.of(ref("x"), ref("y"))).await();
    other.close().await();
  }

  @Test
  void listsAndDeletesMoreThanAPage() {
    List<BlobRef> refs = new ArrayList<>();
    for (int i = 0; i < 1_020; i++) {
      refs.add(ref("many/%04d".formatted(i)));
    }
    for (int from = 0; from < refs.size(); from += 60) {
      Future.all(
              refs.subList(from, Math.min(refs.size(), from + 60)).stream()
                  .map(ref -> store.put(ref, JPEG, Buffer.buffer("x")))
                  .toList())
          .await();
    }
    List<BlobRef> listed =
        store.list(BlobRef.PRIVATE, "many/", 5_000).await().stream().map(BlobInfo::ref).toList();
    assertEquals(refs, listed);
    store.delete(refs).await();
    assertEquals(List.of(), store.list(BlobRef.PRIVATE, "many/", 5_000).await());
  }

  @Test
  void saysThatAStoreCannotBeReached() {
    JsonObject wrongKey = server.storage();
    wrongKey.getJsonObject("s3").put("secretKey", "wrong");
    assertUnavailable(wrongKey);
    JsonObject noBucket = server.storage().put("buckets", new JsonObject().put("x", "not-there"));
    noBucket.getJsonObject("s3").put("createBuckets", false);
    assertUnavailable(noBucket);
    JsonObject nobody = server.storage();
    // Now and then the SDK's pool loses a connection that was refused, and waits out the request.
    nobody.getJsonObject("s3").put("endpoint", "http://127.0.0.1:1").put("requestTimeout", "2s");
    assertUnavailable(nobody);
  }

  private void assertUnavailable(JsonObject storage) {
    StorageOptions options = StorageOptions.read(Conf.of(new JsonObject().put("storage", storage)));
    assertFails(Failure.STORAGE_UNAVAILABLE, BlobStores.open(vertx, options));
  }
}
