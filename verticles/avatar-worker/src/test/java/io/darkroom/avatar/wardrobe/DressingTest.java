package io.darkroom.avatar.wardrobe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.darkroom.contract.DarkroomException;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules, one by one. */
class DressingTest {
  private static final String MALE = Urn.BASE_AVATARS + "basemale";
  private static final String FEMALE = Urn.BASE_AVATARS + "basefemale";

  private final Map<String, Wearable> known = new LinkedHashMap<>();
  private final JsonArray forced = new JsonArray();

  @BeforeEach
  void knowBodiesAndFaces() {
    know("basemale", "body_shape", data -> data, MALE);
    know("basefemale", "body_shape", data -> data, FEMALE);
    for (String prefix : List.of("", "f_")) {
      for (String feature : Category.FACE) {
        know(prefix + feature + "_00", feature, data -> data, MALE, FEMALE);
      }
    }
  }

  private interface Change {
    JsonObject of(JsonObject data);
  }

  private void know(String name, String category, Change change, String... bodyShapes) {
    JsonObject representation =
        new JsonObject()
            .put("bodyShapes", new JsonArray(List.of(bodyShapes)))
            .put("mainFile", "model.glb")
            .put("contents", JsonArray.of("model.glb"));
    JsonObject data =
        new JsonObject()
            .put("category", category)
            .put("representations", JsonArray.of(representation));
    know(name, change.of(data));
  }

  private void know(String name, JsonObject data) {
    String urn = Urn.BASE_AVATARS + name;
    JsonObject entity = new JsonObject().put("metadata", new JsonObject().put("data", data));
    known.put(urn, Wearable.of(urn, entity));
  }

  private void hiding(String name, String category, String... hidden) {
    know(name, category, data -> data.put("hides", new JsonArray(List.of(hidden))), MALE);
  }

  private Dressing dress(String... names) {
    return dressAs(MALE, names);
  }

  private Dressing dressAs(String bodyShape, String... names) {
    JsonArray wearables = new JsonArray();
    for (String name : names) {
      wearables.add(Urn.BASE_AVATARS + name);
    }
    return Dressing.of(
        Look.of(
            new JsonObject()
                .put("bodyShape", bodyShape)
                .put("wearables", wearables)
                .put("forceRender", forced)),
        known);
  }

  private static List<String> names(Dressing dressing) {
    return dressing.worn().values().stream().map(worn -> name(worn.wearable().urn())).toList();
  }

  private static String name(String urn) {
    return urn.substring(Urn.BASE_AVATARS.length());
  }

  private static List<String> names(List<String> urns) {
    return urns.stream().map(DressingTest::name).toList();
  }

  private static void wears(Dressing dressing, String... names) {
    assertEquals(
        List.of(names), names(dressing).stream().filter(one -> !one.endsWith("_00")).toList());
  }

  @Test
  void aNakedAvatarHasAFaceAndNothingElse() {
    assertEquals(List.of("eyes_00", "eyebrows_00", "mouth_00"), names(dress()));
    assertEquals(List.of("f_eyes_00", "f_eyebrows_00", "f_mouth_00"), names(dressAs(FEMALE)));
    assertEquals(Set.of(), dress().hidden());
  }

  @Test
  void aFaceThatWasChosenIsKept() {
    know("eyes_07", "eyes", data -> data, MALE);
    assertEquals(List.of("eyes_07", "eyebrows_00", "mouth_00"), names(dress("eyes_07")));
  }

  @Test
  void ofACategoryTheFirstThatFitsIsWorn() {
    know("skirt", "lower_body", data -> data, FEMALE);
    know("jeans", "lower_body", data -> data, MALE);
    know("shorts", "lower_body", data -> data, MALE);
    Dressing dressing = dress("skirt", "jeans", "shorts");
    wears(dressing, "jeans");
    assertEquals(List.of("skirt", "shorts"), names(dressing.unfit()));
  }

  @Test
  void whatNobodyKnowsIsSaid() {
    Dressing dressing = dress("nowhere");
    wears(dressing);
    assertEquals(List.of("nowhere"), names(dressing.unknown()));
    known.remove(Urn.BASE_AVATARS + "mouth_00");
    assertEquals(List.of("mouth_00"), names(dress().unknown()));
  }

  @Test
  void aSecondBodyCannotBeWorn() {
    assertEquals(List.of("basefemale", "basemale"), names(dress("basefemale", "basemale").unfit()));
  }

  @Test
  void whatHidesRemovesAndHides() {
    hiding("hat", "hat", "hair");
    know("afro", "hair", data -> data, MALE);
    Dressing dressing = dress("afro", "hat");
    wears(dressing, "hat");
    assertEquals(List.of("afro"), names(dressing.removed()));
    assertEquals(Set.of("hair"), dressing.hidden());
  }

  @Test
  void whatReplacesDoesAsWhatHides() {
    know("hat", "hat", data -> data.put("replaces", JsonArray.of("tiara")), MALE);
    know("crown", "tiara", data -> data, MALE);
    wears(dress("crown", "hat"), "hat");
  }

  @Test
  void aRepresentationsOwnListsGoOverTheOthersEachForItself() {
    know(
        "hat",
        "hat",
        data -> {
          data.getJsonArray("representations")
              .getJsonObject(0)
              .put("overrideHides", JsonArray.of("earring"))
              .put("overrideReplaces", new JsonArray());
          return data.put("hides", JsonArray.of("hair")).put("replaces", JsonArray.of("tiara"));
        },
        MALE);
    assertEquals(Set.of("earring", "tiara"), dress("hat").hidden());
  }

  @Test
  void nothingHidesItsOwnCategory() {
    hiding("hat", "hat", "hat", "hair");
    Dressing dressing = dress("hat");
    wears(dressing, "hat");
    assertEquals(Set.of("hair"), dressing.hidden());
  }

  @Test
  void whatIsForcedIsNeitherRemovedNorHidden() {
    hiding("hat", "hat", "hair", "tiara");
    know("afro", "hair", data -> data, MALE);
    forced.add("HAIR");
    Dressing dressing = dress("afro", "hat");
    wears(dressing, "afro", "hat");
    assertEquals(Set.of("tiara"), dressing.hidden());
  }

  @Test
  void whatIsHiddenHidesNobody() {
    hiding("helmet", "helmet", "hat");
    hiding("hat", "hat", "mask");
    know("theater", "mask", data -> data, MALE);
    Dressing dressing = dress("theater", "hat", "helmet");
    wears(dressing, "theater", "helmet");
    assertEquals(Set.of("hat"), dressing.hidden());
  }

  @Test
  void whoComesFirstInTheOrderOfCategoriesWins() {
    hiding("shirt", "upper_body", "lower_body");
    hiding("overall", "lower_body", "upper_body");
    wears(dress("overall", "shirt"), "shirt");
  }

  @Test
  void whatIsForcedHidesOthersInTheEnd() {
    hiding("helmet", "helmet", "hat");
    hiding("hat", "hat", "earring");
    forced.add("hat");
    Dressing dressing = dress("hat", "helmet");
    wears(dressing, "hat", "helmet");
    assertEquals(Set.of("earring"), dressing.hidden());
  }

  @Test
  void somethingOnTheUpperBodyHidesTheHandsUnlessItSaysOtherwise() {
    know("shirt", "upper_body", data -> data, MALE);
    assertEquals(Set.of("hands"), dress("shirt").hidden());
    hiding("dress", "lower_body", "upper_body");
    assertEquals(Set.of("hands", "upper_body"), dress("dress").hidden());
    know(
        "top", "upper_body", data -> data.put("removesDefaultHiding", JsonArray.of("hands")), MALE);
    assertEquals(Set.of(), dress("top").hidden());
  }

  @Test
  void aSkinHidesTheWholeBodyButWhatIsForced() {
    know("robot", "skin", data -> data, MALE);
    know("shirt", "upper_body", data -> data, MALE);
    know("glasses", "eyewear", data -> data, MALE);
    forced.add("hair");
    Dressing dressing = dress("shirt", "glasses", "robot");
    assertEquals(List.of("glasses", "robot"), names(dressing));
    Set<String> hidden = dressing.hidden();
    assertTrue(
        hidden.containsAll(
            Set.of(
                "head",
                "facial_hair",
                "eyes",
                "eyebrows",
                "mouth",
                "upper_body",
                "lower_body",
                "feet",
                "hands_wear")),
        hidden::toString);
    assertFalse(hidden.contains("hair"), hidden::toString);
    assertFalse(hidden.contains("skin"), hidden::toString);
  }

  @Test
  void aHiddenFaceGetsNoDefault() {
    hiding("visor", "eyewear", "eyes", "mouth");
    assertEquals(List.of("visor", "eyebrows_00"), names(dress("visor")));
  }

  @Test
  void thereIsNoAvatarWithoutABody() {
    for (String shape : List.of("urn:nobody", Urn.BASE_AVATARS + "eyes_00")) {
      DarkroomException refused = assertThrows(DarkroomException.class, () -> dressAs(shape));
      assertEquals(Failure.BODY_SHAPE_UNUSABLE, refused.failure());
    }
    know("headless", "body_shape", data -> data, FEMALE);
    assertThrows(DarkroomException.class, () -> dressAs(Urn.BASE_AVATARS + "headless"));
  }

  @Test
  void anAvatarThatIsNoneIsRefused() {
    JsonArray many = new JsonArray();
    for (int i = 0; i <= Look.MAX_WEARABLES; i++) {
      many.add("w" + i);
    }
    for (JsonObject avatar :
        List.of(
            new JsonObject(),
            new JsonObject().put("bodyShape", 3),
            new JsonObject().put("bodyShape", MALE).put("wearables", many))) {
      DarkroomException refused = assertThrows(DarkroomException.class, () -> Look.of(avatar));
      assertEquals(Failure.ENTITY_INVALID, refused.failure());
    }
  }
}
