package io.darkroom.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageOptionsTest {
  @Test
  void defaultsToFiles() {
    StorageOptions options = read("{}");
    assertEquals(StorageOptions.Kind.FILES, options.kind());
    assertEquals(Path.of("data/blobs"), options.folder());
    assertEquals(
        Map.of("private", "darkroom-private", "public", "darkroom-public"), options.buckets());
    assertNull(options.publicUrl());
    assertNull(options.s3().endpoint());
    assertFalse(options.s3().pathStyle());
    assertEquals(8 << 20, options.s3().partSize());
  }

  @Test
  void takesMoreBuckets() {
    StorageOptions options = read("{'buckets': {'archive': 'my-archive', 'public': 'my-public'}}");
    assertEquals("my-archive", options.buckets().get("archive"));
    assertEquals("my-public", options.buckets().get("public"));
    assertEquals("darkroom-private", options.buckets().get("private"));
  }

  @Test
  void usesPathStyleWithAnEndpoint() {
    assertTrue(read("{'s3': {'endpoint': 'http://127.0.0.1:9000'}}").s3().pathStyle());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'buckets': {'public': 'No_Such Name'}} | storage.buckets.public",
        "{'buckets': {'public': 1}} | storage.buckets.public",
        "{'buckets': {'public': '../up'}} | storage.buckets.public",
        "{'buckets': {'other': 'darkroom-private'}} | storage.buckets",
        "{'kind': 'ftp'} | storage.kind",
        "{'s3': {'accessKey': 'k'}} | storage.s3.secretKey",
        "{'s3': {'secretKey': 'k'}} | storage.s3.accessKey",
        "{'s3': {'endpoint': 'minio:9000'}} | storage.s3.endpoint",
        "{'s3': {'endpoint': 'ht tp://'}} | storage.s3.endpoint",
        "{'s3': {'partSize': '1MB'}} | storage.s3.partSize",
        "{'publicUrl': 'ftp://x'} | storage.publicUrl",
        "{'files': {'foldr': 'x'}} | storage.files.foldr",
      })
  void complainsAbout(String json, String key) {
    Conf conf = conf(json);
    StorageOptions.read(conf);
    List<String> complaints = conf.complaints();
    assertEquals(1, complaints.size(), complaints.toString());
    assertTrue(complaints.get(0).startsWith(key + " "), complaints.get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'kind': 's3'} | https://darkroom-public.s3.us-east-1.amazonaws.com/",
        "{'kind': 's3', 's3': {'pathStyle': true, 'region': 'eu-west-1'}}"
            + " | https://s3.eu-west-1.amazonaws.com/darkroom-public/",
        "{'kind': 's3', 's3': {'endpoint': 'https://minio:9000'}}"
            + " | https://minio:9000/darkroom-public/",
        "{'publicUrl': 'https://cdn.example.com/images'} | https://cdn.example.com/images/",
      })
  void knowsWhereThePublicFindsBlobs(String json, String base) {
    PublicUrls urls = PublicUrls.of(read(json));
    assertEquals(
        Optional.of(base + "a%20b/%C3%BC%2B%2A%3F.jpg"),
        urls.of(new BlobRef(BlobRef.PUBLIC, "a b/ü+*?.jpg")));
    assertEquals(Optional.empty(), urls.of(new BlobRef(BlobRef.PRIVATE, "x")));
  }

  @Test
  void keepsSecretsOutOfItsText() {
    StorageOptions options = read("{'s3': {'accessKey': 'open', 'secretKey': 'sesame'}}");
    assertFalse(options.toString().contains("sesame"), options.toString());
  }

  private static StorageOptions read(String json) {
    Conf conf = conf(json);
    StorageOptions options = StorageOptions.read(conf);
    conf.throwIfAny();
    return options;
  }

  private static Conf conf(String json) {
    return Conf.of(new JsonObject().put("storage", new JsonObject(json.replace('\'', '"'))));
  }
}
