package io.darkroom.avatar.wardrobe;

import io.darkroom.avatar.outfit.Rgb;
import io.darkroom.avatar.outfit.Tints;
import io.darkroom.contract.Failure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a profile says of its avatar, ready to be asked for.
 *
 * @param bodyShape its pointer
 * @param wearables pointers in the profile's order, each once
 * @param forceRender categories that nothing hides
 * @param tints its colours
 * @param hash its {@link AvatarHash}
 * @param json the profile's own words
 */
public record Look(
    String bodyShape,
    List<String> wearables,
    Set<String> forceRender,
    Tints tints,
    String hash,
    JsonObject json) {
  /** Most things an avatar may wear = {@value}; there are 18 categories. */
  static final int MAX_WEARABLES = 100;

  private static final String FEMALE = ":basefemale";

  /** Reads a profile's avatar. Fails with {@code ENTITY_INVALID}. */
  public static Look of(JsonObject avatar) {
    String bodyShape = avatar.getValue("bodyShape") instanceof String text ? Urn.pointer(text) : "";
    if (bodyShape.isEmpty()) {
      throw Failure.ENTITY_INVALID.with("The profile's avatar has no bodyShape.");
    }
    List<String> names = texts(avatar, "wearables");
    if (names.size() > MAX_WEARABLES) {
      throw Failure.ENTITY_INVALID.with(
          "The profile's avatar wears "
              + names.size()
              + " things, at most "
              + MAX_WEARABLES
              + " are drawn.");
    }
    Set<String> wearables = new LinkedHashSet<>();
    names.stream().map(Urn::pointer).filter(urn -> !urn.isEmpty()).forEach(wearables::add);
    Set<String> forced = new LinkedHashSet<>();
    texts(avatar, "forceRender").forEach(text -> forced.add(text.toLowerCase(Locale.ROOT)));
    return new Look(
        bodyShape,
        List.copyOf(wearables),
        Set.copyOf(forced),
        new Tints(colour(avatar, "eyes"), colour(avatar, "hair"), colour(avatar, "skin")),
        AvatarHash.of(avatar),
        avatar);
  }

  /** The pointers of the face that an avatar has when it has chosen none, by category. */
  List<String> face() {
    String prefix = Urn.BASE_AVATARS + (bodyShape.endsWith(FEMALE) ? "f_" : "");
    return Category.FACE.stream().map(category -> prefix + category + "_00").toList();
  }

  /** Everything a content server must be asked for. */
  public Set<String> pointers() {
    Set<String> pointers = new LinkedHashSet<>();
    pointers.add(bodyShape);
    pointers.addAll(wearables);
    pointers.addAll(face());
    return pointers;
  }

  /** What is not said is white: the texture's own colour. */
  private static Rgb colour(JsonObject avatar, String key) {
    return avatar.getValue(key) instanceof JsonObject part
            && part.getValue("color") instanceof JsonObject colour
        ? new Rgb(number(colour, "r"), number(colour, "g"), number(colour, "b"))
        : Rgb.WHITE;
  }

  private static float number(JsonObject colour, String key) {
    return colour.getValue(key) instanceof Number number ? number.floatValue() : 0;
  }

  private static List<String> texts(JsonObject json, String key) {
    List<String> texts = new ArrayList<>();
    if (json.getValue(key) instanceof JsonArray array) {
      array.forEach(
          one -> {
            if (one instanceof String text) {
              texts.add(text);
            }
          });
    }
    return texts;
  }
}
