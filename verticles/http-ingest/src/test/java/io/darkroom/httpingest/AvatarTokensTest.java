package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvatarTokensTest {
  private static final String API = "an-api-key-0123456789";
  private static final String ANN = "anns-token-0123456789";
  private static final String BOB = "bobs-token-0123456789";
  private static final String SERVICE = "a-services-token-0123456789";
  private static final String READER = "a-readers-token-0123456789";

  @TempDir Path folder;

  @Test
  void takesATokenOfTheScopeAndNoOther() {
    try (AvatarClient client = withKeys()) {
      AvatarClient.taken(client.upload(ANN));
      String words = AvatarClient.refused(403, 100, client.upload(READER));
      assertTrue(words.contains("profile:avatar:write"), words);
      HttpResponse<String> none = client.upload();
      AvatarClient.refused(403, 100, none);
      assertEquals("Bearer", none.headers().firstValue("www-authenticate").orElse(""));
      AvatarClient.refused(403, 100, client.upload(API));
      AvatarClient.refused(403, 100, client.delete(AvatarOptions.DEFAULT_ID));
      AvatarClient.refused(403, 100, client.ingest().get("/v1/avatar/" + "a".repeat(32)));
      assertEquals(1, client.ingest().jobs().all().size());
    }
  }

  @Test
  void refusesBeforeTheBodyIsRead() {
    try (AvatarClient client = withKeys()) {
      String head = AvatarClient.head("Expect: 100-continue", "Content-Length: 1000");
      String answer = RawClient.ask(client.ingest().port(), head);
      assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
    }
  }

  @Test
  void letsNobodyRemoveAnothersAvatarButAService() {
    try (AvatarClient client = withKeys()) {
      String id = AvatarClient.taken(client.upload(ANN));
      String second = AvatarClient.taken(client.upload(ANN));
      AvatarClient.refused(403, 100, client.delete(id, BOB));
      assertEquals(4, client.keys(BlobRef.PRIVATE).size());
      assertEquals(200, client.delete(id, ANN).statusCode());
      AvatarClient.refused(404, 999, client.delete(id, ANN));
      assertEquals(200, client.delete(second, SERVICE).statusCode());
      assertEquals(List.of(), client.keys(BlobRef.PRIVATE));
    }
  }

  @Test
  void keepsNoNamesBesideThePictures() {
    try (AvatarClient client = withKeys()) {
      String id = AvatarClient.taken(client.upload(ANN));
      String owner = client.ingest().store().read(AvatarName.owner(id), 1000).await().toString();
      assertTrue(owner.matches("[0-9a-f]{64}"), owner);
    }
  }

  @Test
  void givesPicturesToEverybody() {
    try (AvatarClient client = withKeys()) {
      assertEquals(200, client.ingest().get("/a/" + AvatarOptions.DEFAULT_ID).statusCode());
      assertEquals(200, client.ingest().get("/__heartbeat__").statusCode());
    }
  }

  @Test
  void asksForAnApiKeyWhereThereAreNoTokens() {
    JsonObject section =
        new JsonObject().put("apiKeys", new JsonArray().add(API)).put("avatars", Ingest.avatars());
    try (AvatarClient client = new AvatarClient(Ingest.start(folder, section))) {
      AvatarClient.taken(client.upload(API));
      AvatarClient.refused(403, 100, client.upload());
      AvatarClient.refused(403, 100, client.upload(ANN));
    }
  }

  private AvatarClient withKeys() {
    JsonArray keys =
        new JsonArray()
            .add(key(ANN, "profile:avatar:write").put("subject", "ann"))
            .add(key(BOB, "profile:avatar:write").put("subject", "bob"))
            .add(key(SERVICE, "profile:avatar:write"))
            .add(key(READER, "profile:avatar"));
    JsonObject section =
        new JsonObject()
            .put("apiKeys", new JsonArray().add(API))
            .put(
                "avatars",
                Ingest.avatars()
                    .put("auth", new JsonObject().put("kind", "keys").put("keys", keys)));
    return new AvatarClient(Ingest.start(folder, section));
  }

  private static JsonObject key(String key, String scope) {
    return new JsonObject().put("key", key).put("scopes", new JsonArray().add(scope));
  }
}
