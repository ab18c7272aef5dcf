package io.darkroom.avatar.wardrobe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.darkroom.avatar.fixture.ContentServer;
import io.darkroom.contract.profiles.ProfileEntity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The profiles of the folder {@code shared} beside the project, where it is. */
class SharedProfilesTest {
  /** In the folder's order: what is worn | hidden | removed | unfit | unknown. */
  private static final List<String> EXPECTED =
      List.of(
          "eyebrows_06 eyes_00 rounded_sun_glasses ruby_red_loafer tall_front_01 comfortablepants"
              + " mouth_01 green_stone_tiara red_tshirt | hands |  |  | ",
          "baggy_pullover f_brown_skirt espadrilles hair_f_oldie_02 f_mouth_05 eyebrows_01 eyes_02"
              + " f_glasses_fashion blue_star_earring blue_bandana | hands |  |  | ",
          "eyebrows_06 eyes_00 rounded_sun_glasses ruby_red_loafer tall_front_01 comfortablepants"
              + " mouth_01 green_stone_tiara red_tshirt | hands |  |  | ",
          "eyes_00 eyebrows_00 mouth_00 |  |  |  | ",
          "f_eyes_00 f_eyebrows_00 f_mouth_00 |  |  |  | ",
          "eyes_00 eyebrows_00 mouth_00 casual_hair_01 beard green_hoodie brown_pants sneakers"
              + " | hands |  |  | ",
          "f_eyes_00 f_eyebrows_00 f_mouth_00 standard_hair f_sweater f_jeans bun_shoes"
              + " | hands |  |  | ",
          "eyes_00 eyebrows_00 mouth_00 green_hoodie brown_pants sneakers classic_top_hat"
              + " | hair hands helmet tiara top_head | semi_afro |  | ",
          "eyes_00 eyebrows_00 mouth_00 semi_afro green_hoodie brown_pants sneakers classic_top_hat"
              + " | hands helmet tiara top_head |  |  | ",
          "eyes_00 eyebrows_00 mouth_00 green_hoodie brown_pants sneakers undead_pirate_helmet"
              + " | earring eyewear facial_hair hair hands hat head mask tiara top_head"
              + " | semi_afro classic_top_hat theater_mask rounded_sun_glasses |  | ",
          "eyes_00 mouth_00 theater_mask green_hoodie brown_pants sneakers eyebrows_00"
              + " | hands |  |  | ",
          "eyes_00 mouth_00 green_hoodie sneakers eyebrows_00"
              + " | hands |  | f_jeans | does_not_exist");

  private static JsonObject json(Path file) throws IOException {
    return new JsonObject(Files.readString(file));
  }

  private static String line(Dressing dressing) {
    return String.join(
        " | ",
        shorten(dressing.worn().values().stream().map(worn -> worn.wearable().urn()).toList()),
        String.join(" ", dressing.hidden()),
        shorten(dressing.removed()),
        shorten(dressing.unfit()),
        shorten(dressing.unknown()));
  }

  private static String shorten(List<String> urns) {
    return String.join(
        " ", urns.stream().map(urn -> urn.substring(urn.lastIndexOf(':') + 1)).toList());
  }

  @Test
  void areDressedByTheRules() throws IOException {
    Path folder = ContentServer.sharedAssets().orElse(null);
    assumeTrue(folder != null, "no folder shared/avatar-assets beside the project: skipped");
    Path contents = folder.resolve("catalyst").resolve("contents");
    Map<String, Wearable> known = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry :
        json(folder.resolve("catalyst").resolve("active.json"))) {
      Wearable wearable =
          Wearable.of(entry.getKey(), json(contents.resolve((String) entry.getValue())));
      if (wearable != null) {
        known.put(entry.getKey(), wearable);
      }
    }
    JsonArray profiles = new JsonArray(Files.readString(folder.resolve("profiles.json")));
    assertEquals(EXPECTED.size(), profiles.size());
    for (int i = 0; i < profiles.size(); i++) {
      String label = profiles.getJsonObject(i).getString("label");
      ProfileEntity entity =
          ProfileEntity.of(json(contents.resolve(profiles.getJsonObject(i).getString("id"))));
      assertEquals(EXPECTED.get(i), line(Dressing.of(Look.of(entity.avatar()), known)), label);
    }
  }
}
