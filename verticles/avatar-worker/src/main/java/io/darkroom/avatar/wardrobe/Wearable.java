package io.darkroom.avatar.wardrobe;

import io.darkroom.contract.profiles.ProfileEntity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that can be worn, as its entity says.
 *
 * @param urn the pointer it was found by
 * @param category one of {@link Category}'s
 * @param removesDefaultHiding what it leaves visible that its category would hide
 * @param representations one for each body shape, or some
 * @param content the entity's files: from their names to their content identifiers
 */
public record Wearable(
    String urn,
    String category,
    Set<String> removesDefaultHiding,
    List<Representation> representations,
    Map<String, String> content) {

  /**
   * How it looks on some body shapes.
   *
   * @param bodyShapes pointers of body shapes
   * @param mainFile name of the model or the picture
   * @param files names of all that belongs to it, the main file among them
   * @param hides categories that it hides or replaces
   */
  public record Representation(
      Set<String> bodyShapes, String mainFile, List<String> files, Set<String> hides) {}

  /** Most files of one representation = {@value}. */
  static final int MAX_FILES = 64;

  /** Copies the collections. */
  public Wearable {
    removesDefaultHiding = Set.copyOf(removesDefaultHiding);
    representations = List.copyOf(representations);
    content = Map.copyOf(content);
  }

  /**
   * Reads a content server's entity.
   *
   * @return null if that is no wearable
   */
  public static Wearable of(String urn, JsonObject entity) {
    if (!(entity.getValue("metadata") instanceof JsonObject metadata)
        || !(metadata.getValue("data") instanceof JsonObject data)
        || !(data.getValue("category") instanceof String category)) {
      return null;
    }
    return new Wearable(
        urn,
        category.toLowerCase(Locale.ROOT),
        lower(data, "removesDefaultHiding"),
        objects(data, "representations").map(one -> representation(one, data)).toList(),
        content(entity));
  }

  /** How it looks on a body shape; null if it does not fit. */
  public Representation on(String bodyShape) {
    return representations.stream()
        .filter(one -> one.bodyShapes.contains(bodyShape))
        .findFirst()
        .orElse(null);
  }

  /** What it hides, as it looks on a body shape; never its own category. */
  Set<String> hides(Representation worn) {
    Set<String> hides = new LinkedHashSet<>(worn.hides);
    if ((category.equals(Category.UPPER_BODY) || hides.contains(Category.UPPER_BODY))
        && !removesDefaultHiding.contains(Category.HANDS)) {
      hides.add(Category.HANDS);
    }
    if (category.equals(Category.SKIN)) {
      hides.addAll(Category.UNDER_SKIN);
    }
    hides.remove(category);
    return hides;
  }

  private static Representation representation(JsonObject one, JsonObject data) {
    Set<String> hides = new LinkedHashSet<>(either(one, "overrideHides", data, "hides"));
    hides.addAll(either(one, "overrideReplaces", data, "replaces"));
    return new Representation(
        texts(one, "bodyShapes").map(Urn::pointer).collect(Collectors.toUnmodifiableSet()),
        one.getValue("mainFile") instanceof String main ? main : "",
        texts(one, "contents").limit(MAX_FILES).toList(),
        Set.copyOf(hides));
  }

  private static Set<String> either(
      JsonObject one, String override, JsonObject data, String otherwise) {
    Set<String> own = lower(one, override);
    return own.isEmpty() ? lower(data, otherwise) : own;
  }

  private static Map<String, String> content(JsonObject entity) {
    Map<String, String> content = new TreeMap<>();
    objects(entity, "content")
        .forEach(
            file -> {
              if (file.getValue("file") instanceof String name
                  && file.getValue("hash") instanceof String hash
                  && ProfileEntity.isId(hash)) {
                content.put(name, hash);
              }
            });
    return content;
  }

  private static Set<String> lower(JsonObject json, String key) {
    return texts(json, key)
        .map(text -> text.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> texts(JsonObject json, String key) {
    return list(json, key).filter(String.class::isInstance).map(String.class::cast);
  }

  private static Stream<JsonObject> objects(JsonObject json, String key) {
    return list(json, key).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
  }

  private static Stream<Object> list(JsonObject json, String key) {
    return json.getValue(key) instanceof JsonArray array ? array.stream() : Stream.empty();
  }
}
