package io.darkroom.messages.catalyst;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.Conf;
import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Notify;
import io.darkroom.contract.Supersedes;
import io.darkroom.contract.profiles.ProfileImagesOptions;
import io.darkroom.messages.Asked;
import io.darkroom.messages.Door;
import io.darkroom.messages.Terms;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalystFormatTest {
  private static final String ID = "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy";
  private static final String PEER = "https://peer.example/content";
  private static final Terms TERMS =
      new Terms("sqs", null, new JsonObject(), new Notify(null, "sqs:done"));
  private static final Door DOOR = Door.open(Conf.of(new JsonObject()));

  private final CatalystFormat format = new CatalystFormat();

  private static JsonObject entity() {
    return new JsonObject()
        .put("entityId", ID)
        .put("entityType", "profile")
        .put("entityTimestamp", 1_700_000_000_123L)
        .put("pointers", new JsonArray().add("0xABcd"))
        .put("content", new JsonArray());
  }

  private Asked read(JsonObject message) {
    return format.read(message, TERMS, DOOR);
  }

  private String refusal(JsonObject message) {
    return assertThrows(DarkroomException.class, () -> read(message)).getMessage();
  }

  @Test
  void makesAJobThatSupersedesOlderDeploymentsOfTheProfile() {
    JsonObject message = CatalystFormat.message(entity(), List.of(PEER));
    JobRequest request = read(message.copy().put("lambdas", "left alone")).submission().request();

    assertEquals("profile-images", request.operation());
    assertEquals(new Supersedes("profile:0xabcd", 1_700_000_000_123L), request.supersedes());
    assertEquals("sqs:done", request.notification().queue());
    ProfileImagesOptions options = ProfileImagesOptions.of(request.options());
    assertEquals(ID, options.entityId());
    assertEquals(entity(), options.entity().json());
    assertEquals(List.of(PEER), options.contentServerUrls());
    assertEquals(request, JobRequest.of(new JsonObject(request.toJson().encode())));
  }

  @Test
  void readsAnEntityAsContentServersSpellItAndWithoutServers() {
    JsonObject entity =
        new JsonObject()
            .put("id", ID)
            .put("type", "profile")
            .put("timestamp", 5)
            .put("pointers", new JsonArray().add("0x1"));
    for (Object none : new Object[] {null, new JsonArray()}) {
      JsonObject message = new JsonObject().put("entity", entity).put("contentServerUrls", none);
      JobRequest request = read(message).submission().request();
      assertEquals(new Supersedes("profile:0x1", 5), request.supersedes());
      assertEquals(List.of(), ProfileImagesOptions.of(request.options()).contentServerUrls());
    }
  }

  @Test
  void supersedesNothingWhenItIsNotSaidWhoseOrSinceWhen() {
    for (String field : List.of("pointers", "entityTimestamp")) {
      JsonObject entity = entity();
      entity.remove(field);
      JsonObject message = new JsonObject().put("entity", entity);
      assertNull(read(message).submission().request().supersedes(), field);
    }
  }

  @Test
  void wantsOneOfSeveralMessagesAboutOneEntity() {
    assertEquals(ID, read(new JsonObject().put("entity", entity())).subject());
  }

  @Test
  void hasWhatIsInvalidDropped() {
    assertTrue(format.dropsInvalid());
    assertTrue(refusal(new JsonObject()).contains("entity.id is missing"));
    assertTrue(
        refusal(new JsonObject().put("entity", entity().put("entityType", "scene")))
            .contains("entity.type is not profile"));
    assertTrue(refusal(new JsonObject().put("entity", "text")).contains("must be an object"));
    assertTrue(
        refusal(CatalystFormat.message(entity().put("entityId", "../../etc"), List.of()))
            .contains("letters and digits"));
    assertTrue(
        refusal(CatalystFormat.message(entity(), List.of("file:///etc/passwd")))
            .contains("contentServerUrls"));
  }

  @Test
  void putsTheRoutesOptionsUnderTheMessage() {
    Terms forced = new Terms("sqs", null, new JsonObject().put("force", true), Notify.NOBODY);
    Asked asked = format.read(CatalystFormat.message(entity(), List.of(PEER)), forced, DOOR);
    assertTrue(ProfileImagesOptions.of(asked.submission().request().options()).force());
  }
}
