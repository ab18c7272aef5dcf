package io.darkroom.avatar.wardrobe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvatarHashTest {
  private static JsonObject colour(Object r, Object g, Object b) {
    return new JsonObject()
        .put("color", new JsonObject().put("r", r).put("g", g).put("b", b).put("a", 1));
  }

  @Test
  void isOverOneWayToWriteIt() {
    JsonObject avatar =
        new JsonObject()
            .put("skin", colour(0.800000011920929, 0.00005, 0.00004))
            .put("eyes", colour(0.125490203499794, 0.7019608020782471, 1))
            .put("wearables", JsonArray.of("B:1", "A"))
            .put("forceRender", JsonArray.of("Hat", "hair"))
            .put("emotes", new JsonArray())
            .put("bodyShape", "urn:decentraland:off-chain:base-avatars:BaseMale");
    assertEquals(
        "{\"bodyShape\":\"urn:decentraland:off-chain:base-avatars:basemale\","
            + "\"wearables\":[\"a\",\"b:1\"],\"forceRender\":[\"hair\",\"hat\"],"
            + "\"eyes\":{\"r\":0.1255,\"g\":0.702,\"b\":1},"
            + "\"hair\":{\"r\":0,\"g\":0,\"b\":0},"
            + "\"skin\":{\"r\":0.8,\"g\":0.0001,\"b\":0}}",
        AvatarHash.canonical(avatar));
    assertEquals(
        "8dc603ec14d58062012db3f4c4018a7b4b18afa3fe0746cbc3c5a24f5d4864b1", AvatarHash.of(avatar));
  }

  @Test
  void takesWhatIsNotThereForNothing() {
    assertEquals(
        "3140f16c67e692cdbf286be9921b7ec7cf3fde5d8665ac3d4b52b8681c9f0d55",
        AvatarHash.of(new JsonObject()));
    assertEquals(
        AvatarHash.of(new JsonObject()),
        AvatarHash.of(
            new JsonObject()
                .put("wearables", "none")
                .put("eyes", 3)
                .put("hair", colour("a", null, true))));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "1, 1",
    "0.5, 0.5",
    "0.00005, 0.0001",
    "0.00004999, 0",
    "0.12345, 0.1235",
    "-0.00005, 0",
    "12.3, 12.3",
    "NaN, 0"
  })
  void writesNumbersAsJavaScriptDoes(double value, String written) {
    String canonical = AvatarHash.canonical(new JsonObject().put("eyes", colour(value, 0, 0)));
    assertEquals(
        "{\"r\":" + written + ",\"g\":0,\"b\":0}",
        canonical.substring(canonical.indexOf("\"eyes\":") + 7, canonical.indexOf(",\"hair\"")));
  }
}
