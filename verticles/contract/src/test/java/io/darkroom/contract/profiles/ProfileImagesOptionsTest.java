package io.darkroom.contract.profiles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.darkroom.contract.OperationSpec;
import io.darkroom.contract.Output;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileImagesOptionsTest {
  private static final String ID = "bafkreidvzfcyocsvhnpribhmkg5gyncc36b5lp6vr4cembu3gov7t5hiwu";

  private static void refused(Failure failure, String key, JsonObject options) {
    DarkroomException refused =
        assertThrows(DarkroomException.class, () -> ProfileImagesOptions.of(options));
    assertEquals(failure, refused.failure(), refused.getMessage());
    assertTrue(refused.getMessage().contains(key), refused.getMessage());
  }

  private static JsonObject message() {
    return new JsonObject()
        .put("entityId", ID)
        .put("entityType", "profile")
        .put("entityTimestamp", 1_700_000_000_000L)
        .put("pointers", new JsonArray().add("0xABC"))
        .put(
            "content",
            new JsonArray()
                .add(new JsonObject().put("key", "body.png").put("hash", "Qmbody"))
                .add(new JsonObject().put("file", "face256.png").put("hash", "Qmface"))
                .add(new JsonObject().put("file", "odd").put("hash", "../odd")));
  }

  @Test
  void areKnownAtEveryDoorAndNeedNoSource() {
    assertFalse(OperationSpec.all().get("profile-images").needsSource());
  }

  @Test
  void takeAnIdAlone() {
    ProfileImagesOptions read =
        ProfileImagesOptions.of(
            new JsonObject().put("entityId", ID).put("contentServerUrls", "https://a.example"));
    assertEquals(ID, read.entityId());
    assertNull(read.entity());
    assertEquals(List.of("https://a.example"), read.contentServerUrls());
    assertFalse(read.force());
  }

  @Test
  void takeAnEntityAsMessagesHaveIt() {
    ProfileImagesOptions read =
        ProfileImagesOptions.of(new JsonObject().put("entity", message()).put("force", true));
    assertEquals(ID, read.entityId());
    assertEquals("0xabc", read.entity().pointer());
    assertEquals(1_700_000_000_000L, read.entity().timestamp());
    assertNull(read.entity().avatar());
    assertEquals(Map.of("body.png", "Qmbody", "face256.png", "Qmface"), read.entity().content());
    assertTrue(read.force());
  }

  @Test
  void findTheFirstAvatarOfAnEntityAsServersHaveIt() {
    JsonObject avatar = new JsonObject().put("bodyShape", "x");
    JsonObject entity =
        new JsonObject()
            .put("id", ID)
            .put("type", "profile")
            .put("timestamp", 5)
            .put(
                "metadata",
                new JsonObject()
                    .put("avatars", new JsonArray().add(new JsonObject().put("avatar", avatar))));
    ProfileEntity read = ProfileEntity.of(entity);
    assertEquals(avatar, read.avatar());
    assertEquals(5, read.timestamp());
    assertEquals("", read.pointer());
  }

  @Test
  void comeBackAsTheyWent() {
    ProfileImagesOptions whole =
        ProfileImagesOptions.of(ProfileEntity.of(message()), List.of("http://127.0.0.1:1/content"));
    assertEquals(whole, ProfileImagesOptions.of(whole.toJson()));
    ProfileImagesOptions id = new ProfileImagesOptions(ID, null, List.of(), true);
    assertEquals(id, ProfileImagesOptions.of(id.toJson()));
  }

  @Test
  void wantOneOfIdAndEntity() {
    refused(Failure.MISSING_FIELD, "entityId", new JsonObject());
    refused(
        Failure.MISSING_FIELD,
        "entityId",
        new JsonObject().put("entityId", ID).put("entity", message()));
    refused(Failure.MISSING_FIELD, "entity.id", new JsonObject().put("entity", new JsonObject()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc", "a/b", "a.b", " "})
  void refuseIdsThatAreNoPlainNames(String id) {
    refused(Failure.INVALID_VALUE, "entityId", new JsonObject().put("entityId", id));
    refused(
        Failure.INVALID_VALUE,
        "entity.id",
        new JsonObject().put("entity", new JsonObject().put("id", id)));
  }

  @Test
  void refuseEntitiesThatAreNoProfiles() {
    refused(
        Failure.INVALID_VALUE,
        "entity.type",
        new JsonObject().put("entity", message().put("entityType", "scene")));
  }

  @Test
  void refuseServersThatAreNoAddressesAndTooManyOfThem() {
    JsonObject options = new JsonObject().put("entityId", ID);
    refused(
        Failure.INVALID_VALUE,
        "contentServerUrls",
        options.copy().put("contentServerUrls", "file:///etc/passwd"));
    JsonArray many = new JsonArray();
    for (int i = 0; i < 17; i++) {
      many.add("https://a.example");
    }
    refused(
        Failure.INVALID_VALUE, "contentServerUrls", options.copy().put("contentServerUrls", many));
  }

  @Test
  void placesAreThoseOfTheConfigurationUnlessTheJobSaysOthers() {
    Conf conf =
        Conf.of(
            new JsonObject()
                .put("profile-images", new JsonObject().put("prefix", "a/b").put("bucket", "p")));
    ProfilePlaces places = ProfilePlaces.read(conf);
    conf.throwIfAny();
    assertEquals(new BlobRef("p", "a/b/entities/x/face.png"), places.face("x"));
    assertEquals(places, places.or(Output.DEFAULT));
    assertEquals(
        new BlobRef("q", "c/entities/x/body.png"), places.or(new Output("q", "c/")).body("x"));
  }

  @Test
  void placesRefusePrefixesThatAreNoFolders() {
    Conf conf =
        Conf.of(
            new JsonObject().put("profile-images", new JsonObject().put("prefix", "../private")));
    ProfilePlaces.read(conf);
    DarkroomException refused = assertThrows(DarkroomException.class, conf::throwIfAny);
    assertTrue(refused.getMessage().contains("profile-images.prefix"), refused.getMessage());
  }
}
