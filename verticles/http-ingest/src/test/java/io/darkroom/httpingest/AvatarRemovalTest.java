package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Failure;
import io.darkroom.contract.JobState;
import io.darkroom.contract.JobView;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AvatarRemovalTest {
  @TempDir Path folder;
  private AvatarClient client;

  @BeforeEach
  void start() {
    client = AvatarClient.start(folder, new JsonObject());
  }

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void removesAllPicturesAndTheOriginalAndNothingElse() {
    String kept = ready();
    String id = ready();
    HttpResponse<String> response = client.delete(id);
    assertEquals(200, response.statusCode());
    assertEquals("{}", response.body());
    assertEquals(List.of(kept), client.keys(BlobRef.PRIVATE));
    assertEquals(List.of(kept, kept + "_large", kept + "_small"), client.keys(BlobRef.PUBLIC));
    AvatarClient.refused(404, 999, client.ingest().get("/a/" + id));
    assertEquals(200, client.ingest().get("/a/" + kept).statusCode());
  }

  @Test
  void cancelsAJobThatHasNotEnded() {
    String id = AvatarClient.taken(client.upload());
    client.ingest().jobs().run(id);
    assertEquals(200, client.delete(id).statusCode());
    assertEquals(JobState.CANCELLED, state(id));
    assertEquals(List.of(), client.keys(BlobRef.PRIVATE));
  }

  @Test
  void cancelsNoJobThatIsNotAnAvatars() {
    String job = Ingest.accepted(client.ingest().submit(Ingest.job()));
    client.delete(job);
    assertEquals(JobState.QUEUED, state(job));
    AvatarClient.refused(404, 999, client.ingest().get("/v1/avatar/" + job));
  }

  @Test
  void removesAnAvatarWhoseJobIsForgottenAndDoesSoTwice() {
    String id = "0123456789abcdef0123456789abcdef";
    client.store(id, "old");
    assertEquals(
        "succeeded", Ingest.json(client.ingest().get("/v1/avatar/" + id)).getString("state"));
    assertEquals(200, client.delete(id).statusCode());
    assertEquals(200, client.delete(id).statusCode());
    assertEquals(List.of(), client.keys(BlobRef.PUBLIC));
    AvatarClient.refused(404, 999, client.ingest().get("/v1/avatar/" + id));
  }

  @Test
  void removesNothingWhenTheJobCannotBeAskedAbout() {
    String id = ready();
    client.ingest().jobs().close();
    AvatarClient.refused(503, 999, client.delete(id));
    assertEquals(List.of(id), client.keys(BlobRef.PRIVATE));
  }

  @Test
  void leavesTheDefaultAvatarAlone() {
    client.store(AvatarOptions.DEFAULT_ID, "everybody's");
    AvatarClient.refused(400, 101, client.delete(AvatarOptions.DEFAULT_ID));
    assertEquals(List.of(AvatarOptions.DEFAULT_ID), client.keys(BlobRef.PUBLIC));
  }

  @Test
  void saysWhatBecameOfAnAvatar() {
    String id = AvatarClient.taken(client.upload());
    client.ingest().jobs().fail(id, Failure.IMAGE_TRUNCATED);
    JsonObject avatar = Ingest.json(client.ingest().get("/v1/avatar/" + id));
    assertEquals("failed", avatar.getString("state"));
    assertEquals("IMAGE_TRUNCATED", avatar.getJsonObject("failure").getString("code"));
    assertTrue(avatar.getString("url").endsWith(client.ingest().port() + "/a/" + id));
  }

  private String ready() {
    String id = AvatarClient.taken(client.upload());
    for (AvatarVariant variant : AvatarVariant.values()) {
      client.store(id + variant.suffix(), "a picture");
    }
    client.ingest().jobs().succeed(id);
    return id;
  }

  private JobState state(String id) {
    return new JobView(Ingest.json(client.ingest().get("/v1/jobs/" + id))).state();
  }
}
