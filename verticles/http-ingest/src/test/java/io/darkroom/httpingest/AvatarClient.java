package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.storage.BlobInfo;
import io.darkroom.storage.BlobMeta;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What clients of avatars do, and what can be seen of it in the stores. */
final class AvatarClient implements AutoCloseable {
  private final Ingest ingest;

  AvatarClient(Ingest ingest) {
    this.ingest = ingest;
  }

  /**
   * @param avatars of the section, beside {@code enabled}
   */
  static AvatarClient start(Path folder, JsonObject avatars) {
    return new AvatarClient(
        Ingest.start(
            folder, new JsonObject().put("avatars", Ingest.avatars().mergeIn(avatars, true))));
  }

  Ingest ingest() {
    return ingest;
  }

  HttpRequest.Builder uploading(byte[] picture) {
    return ingest
        .request("/v1/avatar/upload")
        .header("Content-Type", "image/png")
        .POST(BodyPublishers.ofByteArray(picture));
  }

  /** The head of an upload, for a client that sends byte by byte. */
  static String head(String... headers) {
    List<String> lines = new ArrayList<>();
    lines.add("POST /v1/avatar/upload HTTP/1.1");
    lines.add("Host: x");
    lines.add("Content-Type: image/png");
    lines.addAll(List.of(headers));
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  HttpResponse<String> upload() {
    return ingest.send(uploading(Ingest.PNG));
  }

  HttpResponse<String> upload(String token) {
    return ingest.send(uploading(Ingest.PNG).header("Authorization", "Bearer " + token));
  }

  HttpResponse<String> delete(String id) {
    return ingest.send(ingest.request("/v1/avatar/" + id).DELETE());
  }

  HttpResponse<String> delete(String id, String token) {
    return ingest.send(
        ingest.request("/v1/avatar/" + id).header("Authorization", "Bearer " + token).DELETE());
  }

  /** The id of the avatar that was taken. */
  static String taken(HttpResponse<String> response) {
    assertEquals(201, response.statusCode(), response.body());
    return Ingest.json(response).getString("id");
  }

  /** Checks that it was refused so, in the form of avatars and no other. */
  static String refused(int code, int errno, HttpResponse<String> response) {
    JsonObject body = Ingest.json(response);
    assertEquals(code, response.statusCode(), response.body());
    assertEquals(code, body.getInteger("code"));
    assertEquals(errno, body.getInteger("errno"), response.body());
    assertEquals(Set.of("code", "errno", "error", "message"), body.fieldNames());
    assertEquals("application/json", response.headers().firstValue("content-type").orElse(""));
    assertTrue(!body.getString("message").isBlank());
    return body.getString("message");
  }

  /** Stores a picture as a worker would. */
  BlobInfo store(String key, String bytes) {
    return ingest
        .store()
        .put(new BlobRef(BlobRef.PUBLIC, key), BlobMeta.of("image/png"), Buffer.buffer(bytes))
        .await();
  }

  List<String> keys(String bucket) {
    return ingest.store().list(bucket, "", 100).await().stream()
        .map(blob -> blob.ref().key())
        .toList();
  }

  @Override
  public void close() {
    ingest.close();
  }
}
