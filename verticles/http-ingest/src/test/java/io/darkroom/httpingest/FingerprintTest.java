package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.darkroom.contract.BlobRef;
import io.darkroom.contract.JobRequest;
import io.darkroom.contract.Source;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static String of(String preset, String resolved) {
    JsonObject told = new JsonObject().put("options", new JsonObject().put("preset", preset));
    Source source = Source.upload(new BlobRef(BlobRef.PRIVATE, "uploads/1/source"));
    JsonObject options = new JsonObject().put("preset", resolved);
    return Fingerprint.of(JobRequest.of("renditions", source, options), told, "abc");
  }

  @Test
  void isTheSameForThePresetAskedForWhicheverVersionIsTheNewest() {
    assertEquals(of("avatar", "avatar@1"), of("avatar", "avatar@2"));
    assertNotEquals(of("avatar", "avatar@2"), of("avatar@2", "avatar@2"));
  }
}
