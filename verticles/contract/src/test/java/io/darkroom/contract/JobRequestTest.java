package io.darkroom.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobRequestTest {
  private static JsonObject good() {
    return new JsonObject()
        .put("operation", "renditions")
        .put("source", new JsonObject().put("url", "https://example.org/a.jpg"))
        .put(
            "options",
            new JsonObject()
                .put(
                    "renditions",
                    new JsonArray().add(new JsonObject().put("name", "s").put("width", 50))))
        .put("output", new JsonObject().put("prefix", "covers/"))
        .put("notify", new JsonObject().put("queue", "sqs:Images"))
        .put("metadata", new JsonObject().put("_id", 7))
        .put("priority", 5)
        .put("maxAttempts", 2)
        .put("timeout", "30s")
        .put("supersedes", new JsonObject().put("key", "profile:0x12").put("version", 1L << 41));
  }

  private static DarkroomException refusal(JsonObject json) {
    Conf conf = Conf.of(json);
    JobRequest.read(conf, OperationSpec.all(), Presets.NONE, null);
    return assertThrows(DarkroomException.class, conf::throwIfAny);
  }

  @Test
  void readsAllThatASenderMayGiveAndSurvivesStorage() {
    Conf conf = Conf.of(good());
    JobRequest request = JobRequest.read(conf, OperationSpec.all(), Presets.NONE, null);
    conf.throwIfAny();
    assertEquals(30_000, request.timeoutMillis());
    assertEquals("sqs", request.notification().targets().get(0).kind());
    assertEquals("Images", request.notification().targets().get(0).address());
    assertEquals(
        new BlobRef("public", "covers/abc/s.jpg"),
        request.output().place("abc", "s", "jpg", "image/jpeg"));
    assertEquals(new Supersedes("profile:0x12", 1L << 41), request.supersedes());
    assertEquals(request, JobRequest.of(new JsonObject(request.toJson().encode())));
  }

  @Test
  void refusesAVersionThatIsNoneOrMissing() {
    for (Object version : new Object[] {-1, 1.5, 1e17, "1", null}) {
      JsonObject supersedes = new JsonObject().put("key", "k").put("version", version);
      String message = refusal(good().put("supersedes", supersedes)).getMessage();
      assertTrue(message.startsWith("supersedes.version is "), version + ": " + message);
    }
    JsonObject keyless = new JsonObject().put("key", "a\n").put("version", 1);
    assertTrue(
        refusal(good().put("supersedes", keyless)).getMessage().startsWith("supersedes.key"));
  }

  @Test
  void refusesAnUnknownFieldWithTheNearestKnownName() {
    DarkroomException refusal = refusal(good().put("prioritty", 5));
    assertEquals(Failure.UNKNOWN_FIELD, refusal.failure());
    assertTrue(refusal.getMessage().startsWith("prioritty is not known; did you mean priority?"));
  }

  @Test
  void refusesAnUnknownOperationWithTheNearestKnownName() {
    DarkroomException refusal = refusal(good().put("operation", "rendition"));
    assertEquals(Failure.UNKNOWN_OPERATION, refusal.failure());
    assertTrue(refusal.getMessage().contains("did you mean renditions?"), refusal::getMessage);
  }

  @Test
  void knowsNoOperationThatOnlyWorkersMayAskFor() {
    OperationSpec inner =
        new OperationSpec() {
          @Override
          public String name() {
            return "inner";
          }

          @Override
          public void check(Conf options) {}

          @Override
          public boolean internal() {
            return true;
          }
        };
    Conf conf = Conf.of(good().put("operation", "inner"));
    JobRequest.read(conf, Map.of("inner", inner), Presets.NONE, null);
    DarkroomException refusal = assertThrows(DarkroomException.class, conf::throwIfAny);
    assertEquals(Failure.UNKNOWN_OPERATION, refusal.failure());
    assertTrue(refusal.getMessage().contains("Known: ."), refusal::getMessage);
  }

  @Test
  void isAPartOfAJobOnlyWhenAWorkerSaysSo() {
    assertEquals(Failure.UNKNOWN_FIELD, refusal(good().put("parent", "0123")).failure());
    JobRequest part = JobRequest.of("info", null, new JsonObject()).asPartOf("0123", 7);
    assertEquals("0123", JobRequest.of(new JsonObject(part.toJson().encode())).parent());
    assertEquals(
        new BlobRef(BlobRef.PRIVATE, "parts/0123/abc/s.raw"),
        part.output().place("abc", "s", "raw", "application/octet-stream"));
    assertEquals(7, part.priority());
  }

  @Test
  void refusesAJobWithoutASource() {
    JsonObject json = good();
    json.remove("source");
    assertEquals(Failure.MISSING_FIELD, refusal(json).failure());
  }

  @Test
  void refusesASourceThatIsTwoThings() {
    JsonObject json = good();
    json.getJsonObject("source")
        .put("blob", new JsonObject().put("bucket", "private").put("key", "a"));
    assertEquals(Failure.INVALID_VALUE, refusal(json).failure());
  }

  @Test
  void refusesAPrefixThatLeavesItsFolder() {
    JsonObject json = good().put("output", new JsonObject().put("prefix", "../secrets/"));
    assertEquals(Failure.INVALID_VALUE, refusal(json).failure());
  }

  @Test
  void refusesTwoRenditionsOfOneName() {
    JsonObject json = good();
    json.getJsonObject("options")
        .getJsonArray("renditions")
        .add(new JsonObject().put("name", "s").put("height", 9));
    assertTrue(refusal(json).getMessage().contains("the name \"s\" twice"));
  }

  @Test
  void refusesARenditionThatIsTooLarge() {
    JsonObject json = good();
    json.getJsonObject("options").getJsonArray("renditions").getJsonObject(0).put("width", 100_000);
    DarkroomException refusal = refusal(json);
    assertEquals(Failure.INVALID_VALUE, refusal.failure());
    assertTrue(
        refusal
            .getMessage()
            .startsWith("options.renditions[0].width is 100000, must be between 0 and 16384"),
        refusal::getMessage);
  }

  @Test
  void makesIdsThatAreValidDifferentAndInOrder() {
    String first = Ids.next();
    String second = Ids.next();
    assertTrue(Ids.valid(first), first);
    assertTrue(first.substring(0, 12).compareTo(second.substring(0, 12)) <= 0);
    assertTrue(!first.equals(second));
    assertTrue(!Ids.valid("../etc/passwd") && !Ids.valid("ABC") && !Ids.valid(null));
  }
}
