package io.darkroom.httpingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presets by both ways in: what is stored is complete, and says which preset it was. */
class PresetsIT {
  private static final JsonObject SMALL = new JsonObject().put("name", "small").put("width", 64);
  private static final JsonObject LARGE = new JsonObject().put("name", "large").put("width", 512);

  @TempDir Path folder;

  private Ingest start(JsonObject presets) {
    return Ingest.start(Ingest.config(folder, new JsonObject()).put("presets", presets));
  }

  private static JsonObject preset(JsonObject... renditions) {
    return new JsonObject().put("renditions", new JsonArray(List.of((Object[]) renditions)));
  }

  private static JsonObject avatars() {
    return new JsonObject().put("avatar@1", preset(SMALL)).put("avatar@2", preset(SMALL, LARGE));
  }

  private static JsonObject job(JsonObject options) {
    return Ingest.job().put("options", options);
  }

  @Test
  void areStoredWithTheJobThatNamesThem() {
    try (Ingest ingest = start(avatars())) {
      String newest = Ingest.accepted(ingest.submit(job(new JsonObject().put("preset", "avatar"))));
      assertEquals(preset(SMALL, LARGE).put("preset", "avatar@2"), options(ingest, newest));
      String first =
          Ingest.accepted(ingest.submit(job(new JsonObject().put("preset", "avatar@1"))));
      assertEquals(preset(SMALL).put("preset", "avatar@1"), options(ingest, first));
    }
  }

  @Test
  void comeWithAnUploadAndItsOwnRenditions() {
    try (Ingest ingest = start(avatars())) {
      String id =
          Ingest.accepted(
              ingest.send(
                  ingest.uploading(
                      "preset=avatar@1&rendition=small:80x80,gravity=smart,fit=cover"
                          + "&rendition=wide:900x,dpr=1.5,background=001122",
                      Ingest.PNG)));
      assertEquals(
          preset(
                  SMALL
                      .copy()
                      .put("width", 80)
                      .put("height", 80)
                      .put("gravity", "smart")
                      .put("fit", "cover"),
                  new JsonObject()
                      .put("name", "wide")
                      .put("width", 900)
                      .put("dpr", 1.5)
                      .put("background", "001122"))
              .put("preset", "avatar@1"),
          options(ingest, id));
    }
  }

  @Test
  void areRefusedByNameAndNothingIsKept() {
    try (Ingest ingest = start(avatars())) {
      String words =
          Ingest.refused(
              Failure.UNKNOWN_PRESET, ingest.send(ingest.uploading("preset=avatr", Ingest.PNG)));
      assertTrue(words.contains("did you mean avatar?"), words);
      HttpResponse<String> response =
          ingest.submit(job(new JsonObject().put("preset", "avatar@9")));
      assertTrue(Ingest.refused(Failure.UNKNOWN_PRESET, response).contains("avatar@9"));
      assertEquals(List.of(), ingest.uploads());
    }
  }

  @Test
  void keepTheDoorShutWhenTheyAreWrong() {
    JsonObject wrong = new JsonObject().put("avatar@1", preset(SMALL.copy().put("fit", "coverr")));
    DarkroomException refusal = assertThrows(DarkroomException.class, () -> start(wrong).close());
    assertTrue(
        refusal.getMessage().startsWith("presets.avatar@1.renditions[0].fit is \"coverr\""),
        refusal::getMessage);
  }

  private static JsonObject options(Ingest ingest, String id) {
    return ingest.jobs().submitted(id).getJsonObject("options");
  }
}
